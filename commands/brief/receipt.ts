import type { Receipt } from "../../src/receipt.ts";
import { rowsHash } from "../../src/rows-hash.ts";
import type { BriefParts } from "./read.ts";

/** Each point with its claim, its rule and the figures it was judged on. */
export function briefReceipt({ lines }: BriefParts): Receipt {
  const rows = lines.flatMap(({ pillar, verdict, uses }) =>
    uses.map(({ id, label, value, unit, basis, reason }) => ({
      point: pillar.label,
      verdict,
      figure: id,
      label,
      value,
      unit,
      basis,
      reason: reason ?? null,
    })),
  );
  const newest = lines
    .flatMap(({ observedAt }) => observedAt ?? [])
    .sort()
    .at(-1);
  return {
    formulas: lines.map(({ pillar, verdict }) => ({
      name: pillar.label,
      text: `claim: ${pillar.claim}; ${pillar.rule}; now: ${verdict}`,
    })),
    inputs: [...new Set(lines.flatMap(({ uses }) => uses.flatMap(({ readings }) => readings)))],
    leftOut: [],
    hash: rowsHash(rows),
    file: `smallcap-brief-${newest?.slice(0, 10) ?? "none"}`,
    rows,
  };
}
