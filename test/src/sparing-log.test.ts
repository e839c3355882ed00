import { describe, expect, it } from "vitest";
import { sparingLog } from "../../src/sparing-log.ts";
import { keptLog } from "../support/kept-log.ts";

describe("a sparing log", () => {
  it("says that a store is away once a minute, and how often it did not", () => {
    const kept = keptLog();
    let clock = 0;
    const log = sparingLog(kept, () => clock);
    for (let each = 0; each < 3_000; each += 1) log.warn("store does not keep", { key: `quotes:${each}` });
    clock = 60_000;
    log.warn("store does not keep", { key: "news" });
    expect(kept.entries).toEqual([
      { level: "warn", message: "store does not keep", detail: { key: "quotes:0" } },
      { level: "warn", message: "store does not keep", detail: { key: "news", unsaid: 2_999 } },
    ]);
  });

  it("counts each complaint by itself, and passes everything else on", () => {
    const kept = keptLog();
    const log = sparingLog(kept, () => 0);
    log.warn("store failed");
    log.warn("store does not answer");
    for (let each = 0; each < 2; each += 1) {
      log.warn("delivery put off");
      log.info("delivery ended");
      log.error("store failed");
    }
    expect(kept.entries).toHaveLength(8);
  });
});
