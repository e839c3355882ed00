import { describe, expect, it } from "vitest";
import { notesOf, rowOf } from "../support/context.ts";
import {
  askRates,
  bothPaused,
  chartOf,
  type FakeRates,
  MEETINGS,
  notes,
  paused,
  value,
  without,
} from "../support/rates.ts";

describe("what weakens the answer", () => {
  it.each([
    ["a hole", { strip: without("2026-12") }, "There is no price of the Dec 2026 contract"],
    ["an old price", { observed: { "2026-11": "2026-08-10T20:00:00.000Z" } }, "Nov 2026 of 10 Aug 2026"],
    ["old prices", { at: "2026-08-14T20:00:00.000Z" }, "The newest price is of 14 Aug 2026."],
    ["an older copy", { stale: true }, "Fake futures fails at the moment; a copy of 21 Aug 2026 stands in."],
    ["a short calendar", { meetings: MEETINGS.slice(0, 4) }, "The calendar ends with the meeting of 9 Dec 2026"],
    ["rates that fail", { fails: { policyRates: "HTTP 503" } }, "Target range and effective rate: HTTP 503."],
    ["a yield that fails", { fails: { DGS2: "HTTP 503" } }, "Two-year yield: HTTP 503."],
  ] as const)("is said with caution: %s", async (_, world: FakeRates, text) => {
    const card = await askRates(world).rates();
    expect(card.tone).toBe("caution");
    expect(notes(card)).toContain(text);
  });

  it("is only the start of the path where the contract of the month itself has no price", async () => {
    const card = await askRates({ strip: without("2026-08") }).rates();
    expect(notes(card)).toContain("There is no price of the Aug 2026 contract; the path starts with Sep 2026.");
    expect(notes(card)).not.toContain("behind the gap");
    expect(rowOf(card, "16 Sep 2026")).toHaveLength(5);
  });

  it("is left out where it weakens other meetings than the one that is asked for", async () => {
    const { rates } = askRates({ strip: without("2027-02") });
    expect(notes(await rates({ meeting: "next" }))).not.toContain("Lower confidence");
    expect(notes(await rates({ meeting: "dec" }))).toContain("* Lower confidence for 9 Dec 2026:");
  });

  it("is said without alarm where the answer does not rest on it", async () => {
    const card = await askRates({
      strip: without("2027-02"),
      observed: { "2027-01": "2026-08-12T20:00:00.000Z" },
      fallback: "The calendar page could not be read: HTTP 503.",
    }).rates();
    expect(card.tone).toBe("plain");
    expect(notes(card)).toContain("* Lower confidence for 9 Dec 2026 and 27 Jan 2027");
    expect(notes(card)).toContain("Without a trade for more than five days: Jan 2027.");
    expect(notes(card)).toContain("built-in list. The calendar page could not be read: HTTP 503.");
    expect(rowOf(card, "27 Jan 2027 *")).toHaveLength(5);
  });

  it("keeps the dated range after a decision until the new one is published", async () => {
    const meetings = [...MEETINGS, "2026-08-21"].sort();
    const card = await askRates({ meetings }).rates();
    expect(card.tone).toBe("caution");
    expect(notes(card)).toContain("The range after the decision of 21 Aug 2026 is not published yet: 3.50% to 3.75%");
    expect(value(card, "rate.lower")).toBe(3.5);
    // No range is named that counts from the wrong one.
    expect(chartOf(card)?.series.map(({ name }) => name)).toContain("hold");
    expect(card.figures["range.25.lower"]).toMatchObject({
      value: null,
      reason: "the target range after the last decision is not published yet",
    });
    expect(card.data).toMatchObject({
      meetings: [{ cumulative: [{ bp: 0, lower: null, upper: null }, {}] }, {}, {}, {}, {}],
    });
    // The yield knows of the decision, the effective rate does not.
    expect(notes(card)).not.toContain("two-year Treasury yield");
    const before = await askRates({ meetings, at: "2026-08-21T17:00:00.000Z" }).rates();
    expect(before.title).toContain("21 Aug");
    expect(notes(before)).toContain("These prices are of before the decision of 21 Aug 2026.");
  });

  it("counts from the range that the list knows of a decision, until it is published", async () => {
    const meetings = [...MEETINGS, "2026-08-21"].sort();
    const decided = { "2026-08-21": 3.75 };
    const card = await askRates({ meetings, decided }).rates();
    expect([value(card, "rate.lower"), value(card, "rate.upper")]).toEqual([3.75, 4]);
    expect(notes(card)).toContain(
      "The range is that decided on 21 Aug 2026, from the built-in list of decisions; the New York Fed publishes it a day later.",
    );
    expect(notes(card)).not.toContain("not published yet");
    expect(card.tone).toBe("plain");
    expect(card.figures["rate.lower"]).toMatchObject({
      basis: "the Federal Reserve's target range decided on 21 Aug 2026, from the built-in list of decisions",
      readings: [{ source: "Fake New York Fed" }, { source: "Fake calendar" }],
    });
    expect(card.figures["range.25.lower"]?.value).toBe(4);
    expect(card.data).toMatchObject({ range: { date: "2026-08-21", decided: true, awaited: false } });
    // The effective rate stays that of its day, and is not compared with a yield that knows of the decision.
    expect(value(card, "rate.effective")).toBe(3.63);
    expect(card.figures["rate.effective"]?.readings).toHaveLength(1);
    expect(notes(card)).not.toContain("two-year Treasury yield");
    const before = await askRates({ meetings, decided, at: "2026-08-21T17:00:00.000Z" }).rates();
    expect(value(before, "rate.lower")).toBe(3.5);
  });

  it("says once that one site fails, and not in how many seconds it is asked again", async () => {
    const fails = {
      DGS2: paused("FRED", 23),
      BAMLH0A0HYM2: paused("FRED", 24),
      policyRates: bothPaused(),
    };
    const told = notesOf(await askRates({ fails }).rates()).filter((note) => note.includes("failed"));
    expect(told).toEqual([
      "Target range and effective rate: a.example failed, and b.example failed.",
      "Two-year yield and high-yield spread: FRED failed.",
    ]);
  });

  it("says of each source that it fails, even where several fail for one reason", async () => {
    const fails = { strip: "HTTP 503", policyRates: "HTTP 503", DGS2: "HTTP 503" };
    const card = await askRates({ fails }).rates();
    expect(card.answer).toContain("What futures imply is not known: HTTP 503.");
    expect(notesOf(card).filter((note) => note.includes("HTTP 503"))).toEqual([
      "Target range and effective rate: HTTP 503.",
      "Two-year yield: HTTP 503.",
    ]);
  });

  it("answers with what is known when futures fail", async () => {
    const card = await askRates({ fails: { strip: "Yahoo answered 503" } }).rates();
    expect(card).toMatchObject({
      title: "What futures imply is not known",
      answer:
        "The target range is 3.50% to 3.75% and the effective rate 3.63%. What futures imply is not known: Yahoo answered 503.",
      tone: "caution",
    });
    // The answer has said it, and without prices there is no method to explain.
    expect(notes(card)).not.toMatch(/Yahoo|FedWatch/);
    expect(card.figures["next.pHold"]).toMatchObject({ value: null, reason: "Yahoo answered 503" });
    expect(card.data).toMatchObject({
      meetings: [{ date: "2026-09-16", cumulative: null, reason: "Yahoo answered 503" }, {}, {}, {}, {}],
    });
    expect(value(card, "rate.twoYear")).toBe(3.88);
  });

  it("gives moves without ranges when the range is not known", async () => {
    const card = await askRates({ fails: { policyRates: "HTTP 503" } }).rates({ meeting: "next" });
    expect(card.answer).toContain("56% for a hold");
    expect(card.figures["rate.lower"]).toMatchObject({ value: null, reason: "HTTP 503" });
    expect(rowOf(card, "+25 bp")).toEqual(["+25 bp", "43.6%"]);
  });

  it("refuses when nothing is known at all", async () => {
    const down = "it does not answer";
    const fails = { strip: down, policyRates: down, DGS2: down, BAMLH0A0HYM2: down };
    expect(await askRates({ fails }).rates()).toMatchObject({ tone: "problem", data: { problem: "source-down" } });
  });
});
