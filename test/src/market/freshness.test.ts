import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { freshUntil, graceUntil, type Kind } from "../../../src/market/freshness.ts";

const at = Date.parse;
const KINDS: readonly Kind[] = [
  "holdings",
  "quotes",
  "history",
  "fundRatios",
  "fundFacts",
  "news",
  "filings",
  "companyNumbers",
];

describe("freshness", () => {
  it.each([
    ["in the session last half an hour", "2026-08-21T15:00:00Z", "2026-08-21T15:30:00Z"],
    ["just before the close are renewed after it", "2026-08-21T19:59:00Z", "2026-08-21T20:29:00Z"],
    ["after the close last until the next morning", "2026-08-20T20:15:00Z", "2026-08-21T13:30:00Z"],
    ["on Friday evening last over the weekend", "2026-08-21T20:15:00Z", "2026-08-24T13:30:00Z"],
    ["just before the opening still last half an hour", "2026-08-21T13:20:00Z", "2026-08-21T13:50:00Z"],
  ])("of quotes taken %s", (_, fetched, until) => {
    expect(freshUntil("quotes", at(fetched))).toBe(at(until));
  });

  it("of holdings is half a day, of filings a week", () => {
    const fetched = at("2026-08-21T21:00:00Z");
    expect(freshUntil("holdings", fetched)).toBe(at("2026-08-22T09:00:00Z"));
    expect(freshUntil("filings", fetched)).toBe(at("2026-08-28T21:00:00Z"));
  });

  it("of headlines is twenty minutes, and a day in which older ones answer at once", () => {
    const fetched = at("2026-08-21T21:00:00Z");
    expect(freshUntil("news", fetched)).toBe(at("2026-08-21T21:20:00Z"));
    expect(graceUntil("news", fetched)).toBe(at("2026-08-22T21:20:00Z"));
  });

  it("ends after the copy was fetched and before its grace does, for every kind", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...KINDS),
        fc.integer({ min: at("2020-01-01"), max: at("2035-01-01") }),
        (kind, time) => {
          expect(freshUntil(kind, time)).toBeGreaterThan(time);
          expect(graceUntil(kind, time)).toBeGreaterThan(freshUntil(kind, time));
        },
      ),
    );
  });
});
