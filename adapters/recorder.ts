import { messageOf } from "../src/errors.ts";
import type { Log } from "../src/log.ts";
import type { LoadedUniverse } from "../src/market/load-universe.ts";
import type { Market } from "../src/market/market.ts";
import { recordDay } from "../src/record/daily.ts";
import { recordPmi } from "../src/record/pmi.ts";
import type { Records } from "../src/record/record.ts";
import { recordStrip } from "../src/record/strip.ts";
import type { Archive } from "./archive.ts";

export type RecorderParts = {
  readonly universe: Pick<LoadedUniverse, "known">;
  readonly records: Records;
  /** Asked for the filings that belong to a day whose indexes are there whole. */
  readonly strict: Market;
  /** Market time. */
  readonly now: () => number;
  readonly log: Log;
};

/**
 * Writes down what the universe and `market` know and what is not written yet: the day's futures, PMI values seen for the
 * first time, and then the day's figures, whole with an archive. One that fails does not keep the others from being
 * written.
 */
export type Recorder = (market: Market, archive?: Archive) => Promise<void>;

export function createRecorder({ universe, records, strict, now, log }: RecorderParts): Recorder {
  async function figures(archive: Archive | undefined): Promise<string | null> {
    const [small, large] = [universe.known("russell2000"), universe.known("sp500")];
    return small && large ? await recordDay(small, large, strict, records.figures, now(), archive) : null;
  }

  async function written(what: string, write: () => Promise<string | readonly string[] | null>): Promise<void> {
    try {
      const days = [(await write()) ?? []].flat();
      if (days.length > 0) log.info("recorded", { what, day: days.at(-1), days: days.length });
    } catch (error) {
      log.debug("not recorded", { what, reason: messageOf(error) });
    }
  }

  return async (market, archive) => {
    await written("strip", () => recordStrip(market, records.strip, now()));
    await written("pmi", () => recordPmi(market, records.pmi, now()));
    await written("figures", () => figures(archive));
  };
}
