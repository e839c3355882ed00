import type { Part, Row } from "./report.ts";
import { killWriters } from "./support/store-kills.ts";

const KILLS = 1_000;

/** A process killed in the middle of its writes, again and again: what was promised stands, and nothing stands half. */
export const store: Part = {
  name: "store",
  shared: false,
  async measure() {
    const { kills, written, wrong } = await killWriters(KILLS, process.execPath);
    for (const each of wrong.slice(0, 20)) process.stderr.write(`${each}\n`);
    return [
      count("kills -9 during writes", kills),
      count("  writes that were promised", written),
      {
        ...count("  lost or half there", wrong.length),
        aim: "0",
        met: wrong.length === 0,
      },
    ];
  },
};

function count(what: string, number: number): Row {
  return { what, ours: String(number), floor: "", ratio: "", aim: "", met: undefined };
}
