import { describe, expect, it } from "vitest";
import { UserError } from "../../../src/errors.ts";
import { findDay } from "../../../src/record/find-day.ts";
import { METHOD_VERSION } from "../../../src/record/method-version.ts";

const NOW = Date.parse("2026-08-26T15:00:00Z");
const day = (date: string, method = METHOD_VERSION) => ({
  date,
  recordedAt: `${date}T21:00:00.000Z`,
  method,
  inputsHash: "x",
  figures: {},
});
const DAYS = [day("2026-08-18", METHOD_VERSION + 1), day("2026-08-19"), day("2026-08-21"), day("2026-08-25")];

function refusal(date: string, days = DAYS): UserError {
  try {
    findDay(days, date, NOW);
  } catch (error) {
    if (error instanceof UserError) return error;
  }
  throw new Error(`${date} was found.`);
}

describe("a recorded day", () => {
  it("is found by its date", () => {
    expect(findDay(DAYS, "2026-08-21", NOW)).toBe(DAYS[2]);
  });

  it.each([
    ["2026-08-20", "20 Aug 2026 is not recorded.", "The nearest recorded days: 2026-08-19 and 2026-08-21."],
    ["2026-08-26", /not recorded yet: a day is written down after its close/, "The nearest recorded day: 2026-08-25."],
    ["2026-08-22", /There was no trading on 22 Aug 2026: it was a weekend/, /2026-08-21 and 2026-08-25/],
    ["2026-07-03", /the exchange was closed for Independence Day/, "The nearest recorded day: 2026-08-19."],
    ["2026-08-27", "27 Aug 2026 is still to come.", "The nearest recorded day: 2026-08-25."],
    ["2026-08-18", /recorded by method \d+, and this program computes by method \d+/, /never mixed/],
  ])("is refused for %s, with the nearest that are there", (date, message, hint) => {
    const error = refusal(date);
    expect(error.message).toMatch(message);
    expect(error.hint).toMatch(hint);
  });

  it("is refused with a word about the record's beginning when nothing is recorded", () => {
    expect(refusal("2026-08-21", []).hint).toMatch(/the record begins when the bot first runs/);
  });
});
