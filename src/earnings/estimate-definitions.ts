import type { OutlookDefinition } from "./outlook-definition.ts";
import { revisionBreadth } from "./revision-breadth.ts";

/** Whose consensus counts. */
export const COUNTED = "companies with at least three estimates, consensus now against thirty days ago";
const NONE_MOVED = "no consensus moved";

/** How consensus figures have moved; without the group, `revisions`. */
export const REVISIONS: readonly OutlookDefinition[] = [
  {
    id: "breadth",
    name: "revision breadth over four weeks",
    unit: "fraction",
    basis: `(up − down) / (up + down); ${COUNTED}, each counted once`,
    value: ({ revisions }) => revisionBreadth(revisions.byName).moved,
    example: "eight consensus figures raised and two lowered: 60%",
    limits:
      "Small caps have few analysts: a company counts with three estimates or more, and the figure needs a share of the index.",
    also: ["revisions", "breadth", "upgrades", "estimate revisions"],
    reason: NONE_MOVED,
  },
  {
    id: "breadthAll",
    name: "revision breadth with the unchanged",
    unit: "fraction",
    basis: `(up − down) / (up + down + unchanged); ${COUNTED}, each counted once`,
    value: ({ revisions }) => revisionBreadth(revisions.byName).all,
    reason: NONE_MOVED,
  },
  {
    id: "breadthWeighted",
    name: "revision breadth by weight",
    unit: "fraction",
    basis: `(up − down) / (up + down); ${COUNTED}, weighted by market value`,
    value: ({ revisions }) => revisionBreadth(revisions.byValue).moved,
    reason: NONE_MOVED,
  },
  {
    id: "ratio",
    name: "companies revised up over down",
    unit: "ratio",
    basis: `up / down; ${COUNTED}`,
    value: ({ revisions }) => revisionBreadth(revisions.byName).ratio,
    reason: "no consensus was lowered",
  },
  {
    id: "analystBreadth",
    name: "revision breadth by analysts",
    unit: "fraction",
    basis: "(raised − lowered) / (raised + lowered); analysts' own revisions within thirty days at those companies",
    value: ({ revisions: { raised, lowered } }) => revisionBreadth({ up: raised, down: lowered, unchanged: 0 }).moved,
    reason: "no analyst revised",
  },
  count("up", "consensus raised", ({ revisions }) => revisions.byName.up),
  count("down", "consensus lowered", ({ revisions }) => revisions.byName.down),
  count("unchanged", "consensus unchanged", ({ revisions }) => revisions.byName.unchanged),
  count("raised", "analysts who raised", ({ revisions }) => revisions.raised),
  count("lowered", "analysts who lowered", ({ revisions }) => revisions.lowered),
];

function count(id: string, name: string, value: OutlookDefinition["value"]): OutlookDefinition {
  return { id, name, unit: "count", basis: COUNTED, value, reason: NONE_MOVED };
}

/** Whose report counts. */
export const LAST = "companies whose newest reported quarter ended within two hundred days";

/** How the last season's reports compared with what was expected; without the group, `surprise`. */
export const SURPRISES: readonly OutlookDefinition[] = [
  share("beat", "beat the last quarter's estimate", ({ surprises }) => surprises.shares?.beat ?? null),
  share("met", "met the last quarter's estimate", ({ surprises }) => surprises.shares?.met ?? null),
  share("miss", "missed the last quarter's estimate", ({ surprises }) => surprises.shares?.miss ?? null),
  {
    id: "median",
    name: "median surprise",
    unit: "fraction",
    basis: `median of (A − E) / |E| over ${LAST} and of which something other than zero was expected`,
    value: ({ surprises }) => surprises.median,
    also: ["surprise", "earnings surprise"],
    reason: "nothing other than zero was expected",
  },
  {
    id: "aggregate",
    name: "aggregate surprise",
    unit: "fraction",
    basis: `(sum A − sum E) / |sum E| at the fund's shares, over ${LAST}`,
    value: ({ surprises }) => surprises.aggregate,
    reason: "the expectations add up to zero",
  },
];

function share(id: string, name: string, value: OutlookDefinition["value"]): OutlookDefinition {
  return { id, name, unit: "fraction", basis: `share of ${LAST}, within half a cent`, value, reason: "no reports" };
}
