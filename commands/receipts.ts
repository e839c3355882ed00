import type { Figure, Figures } from "../src/figure.ts";
import { figureText } from "../src/format.ts";
import type { LeftOut } from "../src/left-out.ts";
import type { Index } from "../src/market/indexes.ts";

/** Figures as a receipt writes them: beside a missing value its reason; a dash for one that the card does not have. */
export function receiptValues(figures: Figures): (id: string, show?: (figure: Figure) => string) => string {
  return (id, show = figureText) => {
    const figure = figures[id];
    return figure ? `${show(figure)}${figure.reason ? ` (${figure.reason})` : ""}` : "–";
  };
}

/** Names left out of an index, under its name. */
export function leftOutOf({ name }: Pick<Index, "name">, groups: readonly LeftOut[]): LeftOut[] {
  return groups.map((group) => ({ ...group, reason: `${name}, ${group.reason}` }));
}
