import { describe, expect, it } from "vitest";
import { whenText } from "../../src/when-text.ts";

describe("when something is", () => {
  it("names the zone of an instant, New York's where no other is asked for", () => {
    const at = "2026-09-01T14:00:00.000Z";
    expect(whenText({ at, precision: "minute" })).toBe("Tue 1 Sep 2026 10:00 New York");
    expect(whenText({ at, precision: "minute" }, "Asia/Tokyo")).toBe("Tue 1 Sep 2026 23:00 Tokyo");
    expect(whenText({ at: "2026-08-31T23:30:00Z", precision: "minute" }, "Europe/Rome")).toBe(
      "Tue 1 Sep 2026 01:30 Rome",
    );
  });

  it.each(["America/Los_Angeles", "Pacific/Kiritimati", "UTC"])("shifts no day, not in %s either", (zone) => {
    expect(whenText({ at: "2026-08-24", precision: "day" }, zone)).toBe("Mon 24 Aug 2026");
  });

  it("gives a stretch by its ends", () => {
    expect(whenText({ at: "2026-09-10", precision: "day", until: "2026-09-15" })).toBe(
      "Thu 10 Sep 2026 to Tue 15 Sep 2026",
    );
  });

  it("says so of what is no time", () => {
    expect(whenText({ at: "soon", precision: "day" })).toBe("unknown time");
    expect(whenText({ at: "soon", precision: "minute" })).toBe("unknown time");
  });
});
