import type { Definition } from "../definition.ts";

/** How far the background crawl of analysts' estimates has come. */
export const CRAWL_DEFINITIONS: readonly Definition[] = [
  {
    id: "crawl.known",
    name: "Companies whose estimates are gathered",
    unit: "count",
    basis: "members whose estimates have been asked for one by one and kept, also where the source has none",
    limits: "Null before the members of the indexes are known.",
    also: ["crawl"],
  },
  {
    id: "crawl.wanted",
    name: "Companies whose estimates are wanted",
    unit: "count",
    basis: "members of the Russell 2000 and the S&P 500, each once",
    limits: "Null before the members of the indexes are known.",
    also: ["crawl"],
  },
];
