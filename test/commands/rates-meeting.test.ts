import { describe, expect, it } from "vitest";
import { commands } from "../../commands/registry.ts";
import { parseLine } from "../../commands/words.ts";
import { notesOf, rowOf } from "../support/context.ts";
import { askRates } from "../support/rates.ts";

const { rates } = askRates();
const asked = async (meeting: string) => (await rates({ meeting })).data;

describe("the meeting that is asked for", () => {
  it.each([
    ["all", null],
    [" ALL ", null],
    ["next", "2026-09-16"],
    ["december", "2026-12-09"],
    ["Dec", "2026-12-09"],
    ["sept", "2026-09-16"],
    ["january", "2027-01-27"],
    ["Jan 2027", "2027-01-27"],
    ["2026-12", "2026-12-09"],
    ["2026-12-09", "2026-12-09"],
    ["9 Dec", "2026-12-09"],
    ["Dec 9th, 2026", "2026-12-09"],
    ["28 October 2026", "2026-10-28"],
  ])("is understood from “%s”", async (meeting, date) => {
    expect(await asked(meeting)).toMatchObject({ asked: date });
  });

  it.each([
    ["august", "No meeting to come ends in Aug 2026.", "Nearest: 16 Sep 2026."],
    ["november", "No meeting to come ends in Nov 2026.", "Nearest: 28 Oct 2026 and 9 Dec 2026."],
    ["2026-12-08", "No meeting to come ends on 8 Dec 2026.", "Nearest: 28 Oct 2026 and 9 Dec 2026."],
    ["2026-07-29", "No meeting to come ends on 29 Jul 2026.", "Nearest: 16 Sep 2026."],
    ["2031", "“2031” is not a value of meeting.", "Possible: next, all"],
    ["desember", "“desember” is not a value of meeting.", "Did you mean december?"],
    ["nxt", "“nxt” is not a value of meeting.", "Did you mean next?"],
    ["agregated", "“agregated” is not a value of meeting.", "Did you mean view:aggregated?"],
    ["31 September", "“31 September” is not a value of meeting.", "Possible: next, all"],
    ["2026-13-01", "“2026-13-01” is not a value of meeting.", "Possible: next, all"],
    ["9 Dec 9", "“9 Dec 9” is not a value of meeting.", "Possible: next, all"],
    ["💥\u0000", "“💥” is not a value of meeting.", "Possible: next, all"],
    ["", "meeting needs a value.", "Possible: next, all"],
  ])("is refused with what is possible: “%s”", async (meeting, answer, hint) => {
    const card = await rates({ meeting });
    expect(card).toMatchObject({ tone: "problem", answer, data: { problem: "bad-option" } });
    expect(notesOf(card).join(" ")).toContain(hint);
  });

  it("may be a bare word, as may the view", () => {
    const options = (line: string) => parseLine(line, commands).asked.options;
    expect(options("rates december")).toEqual({ meeting: "december" });
    expect(options("rates local")).toEqual({ view: "local" });
    expect(options("rates 9 dec")).toEqual({ meeting: "9 dec" });
    expect(options("rates dec 9 2026 local")).toEqual({ meeting: "dec 9 2026", view: "local" });
    expect(options("rates december local")).toEqual({ meeting: "december", view: "local" });
  });

  it("shows where the range may stand after it", async () => {
    const card = await rates({ meeting: "december" });
    expect(card.title).toBe("Prices lean to a higher range after the meeting of 9 Dec");
    expect(card.answer).toContain("75% for a higher range and 25% for today's range");
    expect(rowOf(card, "3.50% to 3.75%")).toEqual(["3.50% to 3.75%", "hold", "25.1%"]);
    expect(rowOf(card, "3.75% to 4.00%")[1]).toBe("+25 bp");
  });

  it("shows the move at it alone in the local view", async () => {
    const card = await rates({ meeting: "december", view: "local" });
    expect(card.answer).toContain(
      "59% for a hold and 41% for a hike at that meeting alone. The expected change is +10.3 bp.",
    );
    expect(rowOf(card, "+25 bp")).toEqual(["+25 bp", "41.0%"]);
  });

  it("says why one that no price reaches is not known", async () => {
    const card = await rates({ meeting: "mar" });
    expect(card.answer).toMatch(/^What futures imply for that meeting is not known: the prices without a gap end with/);
    expect(card.title).toBe("Nothing is implied for 17 Mar 2027");
  });

  it("is not found when no calendar is known", async () => {
    const blind = askRates({ meetings: [] });
    expect(await blind.rates({ meeting: "next" })).toMatchObject({ data: { problem: "no-data" } });
    expect(await blind.rates()).toMatchObject({ tone: "caution", data: { meetings: [] } });
  });
});
