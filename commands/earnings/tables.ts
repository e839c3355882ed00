import type { Table } from "../../src/card.ts";
import { SECTORS, sectorName } from "../../src/earnings/sectors.ts";
import type { Figures } from "../../src/figure.ts";
import { NOT_MEANINGFUL, signedNumberText, signedPercentText } from "../../src/format.ts";
import type { EarningsParts } from "./parts.ts";
import { text } from "./words.ts";

/** Growth by every way of measuring it, losses, money, revisions and surprises: small against large. */
export function comparison(
  { small, large, years }: Pick<EarningsParts, "small" | "large" | "years">,
  figures: Figures,
): Table {
  const [before, after] = [years.before, years.after].map((month) => month.slice(0, 4));
  const row = (label: string, id: string, gapId?: string) => {
    const gap = gapId === undefined ? undefined : figures[gapId];
    const between = gap?.value == null ? "" : signedNumberText(gap);
    return [label, text(figures[`small.${id}`]), text(figures[`large.${id}`]), between];
  };
  const growth = (label: string, way: string) => row(label, `growth.${way}`, `gap.growth.${way}`);
  const rows = [
    growth("median company", "median"),
    growth("median, signed", "medianSigned"),
    growth("all, losses counted", "aggregate"),
    growth(`all with profit ${before}`, "positiveBase"),
    row("companies in median", "growth.firms"),
    row(`loss in ${before}`, "lossBase.share"),
    row(`loss in ${after}`, "lossAfter.share"),
    row("turn to profit", "turns.toProfit"),
    row("turn to loss", "turns.toLoss"),
    row(`earned ${before} *`, "earnings.before"),
    row(`earned ${after} *`, "earnings.after"),
    breadth(figures),
    row("beat last quarter", "surprise.beat"),
  ];
  const [middle = [], ...others] = rows.filter(([, s, l], index) => index === 0 || [s, l].some(isKnown));
  const article = figures["article.small"] ? [printed(figures)] : [];
  return {
    kind: "table",
    columns: ["", small.index.name, large.index.name, "Gap, points"],
    rows: [middle, ...others, ...article],
  };
}

/** Half a table of what is not known says nothing; its reasons stand below. */
function isKnown(cell: string | undefined): boolean {
  return cell !== undefined && cell !== NOT_MEANINGFUL;
}

function breadth(figures: Figures): string[] {
  const cells = ["small", "large"].map((side) => figures[`${side}.revisions.breadth`]);
  return ["revision breadth", ...cells.map((each) => (each ? signedPercentText(each) : "–")), ""];
}

function printed(figures: Figures): string[] {
  const gap = figures["article.gap"];
  return [
    "newsletter, median v S&P",
    text(figures["article.small"]),
    text(figures["article.large"]),
    gap ? signedNumberText(gap) : "",
  ];
}

/** The small caps' sectors; null while nothing is known of any. */
export function sectorTable({ small }: Pick<EarningsParts, "small">, figures: Figures): Table | null {
  const rows = SECTORS.map((id) => [
    sectorName(id),
    ...["growth.median", "growth.firms", "lossBase.share"].map((what) => text(figures[`small.sector.${id}.${what}`])),
  ]);
  return rows.some(([, growth]) => isKnown(growth))
    ? { kind: "table", columns: [small.index.name, "Median growth", "Companies", "No growth rate"], rows }
    : null;
}
