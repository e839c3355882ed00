import { type Part, told } from "./report.ts";
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
      told(`${kills} kills -9 during writes of a store`, {
        ours: `${written} writes promised, ${wrong.length} lost or half there`,
        aim: "none lost",
        met: wrong.length === 0,
      }),
    ];
  },
};
