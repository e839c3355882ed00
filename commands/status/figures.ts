import { type Defined, type Definition, definedFigure } from "../../src/definition.ts";
import { type Figure, type Figures, figuresById } from "../../src/figure.ts";
import { CRAWL_DEFINITIONS } from "../../src/market/crawl-definitions.ts";
import { HELD_DEFINITIONS } from "../../src/market/held-definitions.ts";
import { INDEXES } from "../../src/market/indexes.ts";
import { KIND_WORDS } from "../../src/market/kind-words.ts";
import type { StatusParts } from "./parts.ts";

/** Every figure of `status`. */
export const STATUS_DEFINITIONS: readonly Definition[] = [...HELD_DEFINITIONS, ...CRAWL_DEFINITIONS];

const BYTES_IN_MEGABYTE = 1e6;

/** Every number of the answer; what nobody read or keeps is absent or null. */
export function statusFigures({ stock, record, crawl }: StatusParts): Figures {
  const figure = ({
    reason = "",
    ...draft
  }: Omit<Defined, "readings" | "reason"> & { readonly reason?: string }): Figure =>
    definedFigure(STATUS_DEFINITIONS, { ...draft, reason, readings: [] });
  const { store } = stock;
  const kept = store !== null && "bytes" in store ? store : null;
  const unkept = store !== null && "reason" in store ? store.reason : "nothing is kept between starts";
  const gathered = { reason: "the members of the indexes are not known yet" };
  return figuresById([
    ...stock.held.flatMap(({ kind, requests, rows, stale }) => {
      const label = (name: string) => `${KIND_WORDS[kind].name}: ${name}`;
      return [
        figure({ id: `held.${kind}.requests`, label, value: requests }),
        figure({ id: `held.${kind}.rows`, label, value: rows, reason: "these answers are no lists" }),
        figure({ id: `held.${kind}.staleShare`, label, value: stale / requests }),
      ];
    }),
    ...stock.indexes.flatMap(({ id, members, quoted }) => {
      const label = (name: string) => `${INDEXES[id].name}: ${name}`;
      return [
        figure({ id: `index.${id}.members`, label, value: members }),
        figure({ id: `index.${id}.quoted`, label, value: quoted }),
      ];
    }),
    figure({ id: "store.entries", value: kept?.entries, reason: unkept }),
    figure({ id: "store.megabytes", value: kept && kept.bytes / BYTES_IN_MEGABYTE, reason: unkept }),
    figure({ id: "record.days", value: record.days }),
    figure({ id: "crawl.known", value: crawl.wanted > 0 ? crawl.known : null, ...gathered }),
    figure({ id: "crawl.wanted", value: crawl.wanted > 0 ? crawl.wanted : null, ...gathered }),
  ]);
}
