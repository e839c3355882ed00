import { describe, expect, it } from "vitest";
import { russellReconstitutions, standardAndPoorsRebalances } from "../../../src/calendar/index-changes.ts";
import {
  claimsDayOfWeek,
  consumerPricesDays,
  employmentDay,
  ismManufacturingDay,
  ismServicesDay,
} from "../../../src/calendar/releases.ts";

describe("ISM", () => {
  it.each([
    ["2025-07", "2025-08-01", "2025-08-05"],
    ["2025-08", "2025-09-02", "2025-09-04"],
    ["2026-07", "2026-08-03", "2026-08-05"],
    ["2026-08", "2026-09-01", "2026-09-03"],
    ["2026-09", "2026-10-01", "2026-10-05"],
  ])("speaks of %s on the first and the third business day after it", (month, manufacturing, services) => {
    expect(ismManufacturingDay(month)).toBe(manufacturing);
    expect(ismServicesDay(month)).toBe(services);
  });

  it.each([
    ["2022-12", "2023-01-04", "2023-01-06"],
    ["2023-12", "2024-01-03", "2024-01-05"],
    ["2024-12", "2025-01-03", "2025-01-07"],
    ["2025-12", "2026-01-05", "2026-01-07"],
  ])("speaks of %s a business day later, as in every January", (month, manufacturing, services) => {
    expect(ismManufacturingDay(month)).toBe(manufacturing);
    expect(ismServicesDay(month)).toBe(services);
  });
});

describe("the employment situation", () => {
  it.each([
    ["2018-12", "2019-01-04"],
    ["2019-12", "2020-01-10"],
    ["2020-06", "2020-07-02"],
    ["2020-12", "2021-01-08"],
    ["2022-12", "2023-01-06"],
    ["2023-12", "2024-01-05"],
    ["2024-12", "2025-01-10"],
    ["2025-02", "2025-03-07"],
    ["2025-06", "2025-07-03"],
    ["2026-03", "2026-04-03"],
    ["2026-04", "2026-05-08"],
    ["2026-06", "2026-07-02"],
    ["2026-07", "2026-08-07"],
    ["2026-08", "2026-09-04"],
    ["2026-09", "2026-10-02"],
  ])("of %s comes out on %s", (month, date) => {
    expect(employmentDay(month)).toBe(date);
  });
});

describe("jobless claims", () => {
  it("come out on Thursdays, before a holiday on the business day before", () => {
    expect(claimsDayOfWeek("2026-08-24")).toBe("2026-08-27");
    expect(claimsDayOfWeek("2026-08-27")).toBe("2026-08-27");
    expect(claimsDayOfWeek("2026-11-23")).toBe("2026-11-25");
    expect(claimsDayOfWeek("2026-12-31")).toBe("2026-12-31");
  });
});

describe("consumer prices", () => {
  it("are awaited from the first to the last business day of the 10th to 15th", () => {
    expect(consumerPricesDays("2026-08")).toEqual({ from: "2026-09-10", to: "2026-09-15" });
    expect(consumerPricesDays("2026-09")).toEqual({ from: "2026-10-13", to: "2026-10-15" });
    expect(consumerPricesDays("2026-10")).toEqual({ from: "2026-11-10", to: "2026-11-13" });
  });
});

describe("indexes", () => {
  it("of Russell were rebuilt after the fourth Friday of June, and from 2026 also after the second of November", () => {
    const junes = "2017-06-23 2018-06-22 2019-06-28 2020-06-26 2021-06-25 2022-06-24 2023-06-23 2024-06-28 2025-06-27";
    expect([2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025].flatMap(russellReconstitutions).join(" ")).toBe(
      junes,
    );
    expect(russellReconstitutions(2026)).toEqual(["2026-06-26", "2026-11-13"]);
  });

  it("of S&P are rebalanced after the third Fridays of the quarters' last months", () => {
    expect(standardAndPoorsRebalances(2026)).toEqual(["2026-03-20", "2026-06-18", "2026-09-18", "2026-12-18"]);
  });
});
