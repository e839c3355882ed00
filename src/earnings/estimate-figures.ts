import { type Figure, toFigure } from "../figure.ts";
import { HORIZON_WORDS, type Horizon } from "./horizon.ts";
import { leastFirms } from "./least-firms.ts";
import type { OutlookDefinition } from "./outlook-definition.ts";
import { revisionBreadth } from "./revision-breadth.ts";
import { type EarningsSide, estimateReason } from "./side.ts";

const COUNTED = "companies with at least three estimates, consensus now against thirty days ago";
const NONE_MOVED = "no consensus moved";

const REVISIONS: readonly OutlookDefinition[] = [
  {
    id: "breadth",
    label: "revision breadth over four weeks",
    unit: "fraction",
    basis: `(up − down) / (up + down); ${COUNTED}, each counted once`,
    value: ({ revisions }) => revisionBreadth(revisions.byName).moved,
    reason: NONE_MOVED,
  },
  {
    id: "breadthAll",
    label: "revision breadth with the unchanged",
    unit: "fraction",
    basis: `(up − down) / (up + down + unchanged); ${COUNTED}, each counted once`,
    value: ({ revisions }) => revisionBreadth(revisions.byName).all,
    reason: NONE_MOVED,
  },
  {
    id: "breadthWeighted",
    label: "revision breadth by weight",
    unit: "fraction",
    basis: `(up − down) / (up + down); ${COUNTED}, weighted by market value`,
    value: ({ revisions }) => revisionBreadth(revisions.byValue).moved,
    reason: NONE_MOVED,
  },
  {
    id: "ratio",
    label: "companies revised up over down",
    unit: "ratio",
    basis: `up / down; ${COUNTED}`,
    value: ({ revisions }) => revisionBreadth(revisions.byName).ratio,
    reason: "no consensus was lowered",
  },
  {
    id: "analystBreadth",
    label: "revision breadth by analysts",
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

function count(id: string, label: string, value: OutlookDefinition["value"]): OutlookDefinition {
  return { id, label, unit: "count", basis: COUNTED, value, reason: NONE_MOVED };
}

const LAST = "companies whose newest reported quarter ended within two hundred days";

const SURPRISES: readonly OutlookDefinition[] = [
  share("beat", "beat the last quarter's estimate", ({ surprises }) => surprises.shares?.beat ?? null),
  share("met", "met the last quarter's estimate", ({ surprises }) => surprises.shares?.met ?? null),
  share("miss", "missed the last quarter's estimate", ({ surprises }) => surprises.shares?.miss ?? null),
  {
    id: "median",
    label: "median surprise",
    unit: "fraction",
    basis: `median of (A − E) / |E| over ${LAST} and of which something other than zero was expected`,
    value: ({ surprises }) => surprises.median,
    reason: "nothing other than zero was expected",
  },
  {
    id: "aggregate",
    label: "aggregate surprise",
    unit: "fraction",
    basis: `(sum A − sum E) / |sum E| at the fund's shares, over ${LAST}`,
    value: ({ surprises }) => surprises.aggregate,
    reason: "the expectations add up to zero",
  },
];

function share(id: string, label: string, value: OutlookDefinition["value"]): OutlookDefinition {
  return { id, label, unit: "fraction", basis: `share of ${LAST}, within half a cent`, value, reason: "no reports" };
}

/** Figures of one side that rest on estimates gathered company by company: revisions and surprises. */
export function estimateFigures(key: "small" | "large", horizon: Horizon, side: EarningsSide): Figure[] {
  const { name, outlook } = side;
  const readings = [...side.readings, ...side.estimateReadings];
  const needed = leastFirms(outlook?.names ?? 0);
  const { later } = HORIZON_WORDS[horizon];
  const figures = (
    group: string,
    definitions: readonly OutlookDefinition[],
    counting: number,
    lacking: string,
    of = "",
  ) =>
    definitions.map((each) =>
      toFigure({
        id: `${key}.${group}.${each.id}`,
        label: `${name}: ${each.label}`,
        value: outlook && counting >= needed ? each.value(outlook) : null,
        unit: each.unit,
        basis: `${each.basis}${of}`,
        reason: estimateReason(side, counting, needed, lacking, each.reason),
        readings,
      }),
    );
  const counted = (id: string, label: string, value: number | null, basis: string): Figure =>
    toFigure({
      id: `${key}.${id}`,
      label: `${name}: ${label}`,
      value,
      unit: "count",
      basis,
      reason: side.failure ?? "the members are not known",
      readings,
    });
  const { revisions, surprises } = outlook ?? {};
  return [
    ...figures(
      "revisions",
      REVISIONS,
      revisions?.firms ?? 0,
      "three analysts and a consensus of thirty days ago",
      `; of ${later}`,
    ),
    counted("revisions.firms", "companies in the breadth", revisions?.firms ?? null, `${COUNTED}; of ${later}`),
    counted(
      "revisions.analysts",
      "their analysts",
      revisions?.analysts ?? null,
      "estimates behind those consensus figures",
    ),
    ...figures("surprise", SURPRISES, surprises?.firms ?? 0, "a report of the last season"),
    counted("surprise.firms", "companies in the last season", surprises?.firms ?? null, LAST),
    counted(
      "estimates.known",
      "companies with estimates",
      revisions?.gathered ?? null,
      "members whose estimates have been gathered one by one so far",
    ),
  ];
}
