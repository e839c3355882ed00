import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { easterSunday } from "../../../src/calendar/easter.ts";
import { exchangeHalfDays, exchangeHolidays, federalHolidays } from "../../../src/calendar/holidays.ts";
import { weekdayOf } from "../../../src/calendar/weekday.ts";

/** Weekdays on which the New York Stock Exchange was or will be closed, by its own announcements. */
const CLOSED: Readonly<Record<number, string>> = {
  2015: "01-01 01-19 02-16 04-03 05-25 07-03 09-07 11-26 12-25",
  2016: "01-01 01-18 02-15 03-25 05-30 07-04 09-05 11-24 12-26",
  2017: "01-02 01-16 02-20 04-14 05-29 07-04 09-04 11-23 12-25",
  2018: "01-01 01-15 02-19 03-30 05-28 07-04 09-03 11-22 12-05 12-25",
  2019: "01-01 01-21 02-18 04-19 05-27 07-04 09-02 11-28 12-25",
  2020: "01-01 01-20 02-17 04-10 05-25 07-03 09-07 11-26 12-25",
  2021: "01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24",
  2022: "01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26",
  2023: "01-02 01-16 02-20 04-07 05-29 06-19 07-04 09-04 11-23 12-25",
  2024: "01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25",
  2025: "01-01 01-09 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25",
  2026: "01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25",
  2027: "01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24",
  2028: "01-17 02-21 04-14 05-29 06-19 07-04 09-04 11-23 12-25",
};

/** Days on which it closed or will close at one, by the same. */
const HALF: Readonly<Record<number, string>> = {
  2015: "11-27 12-24",
  2016: "11-25",
  2017: "07-03 11-24",
  2018: "07-03 11-23 12-24",
  2019: "07-03 11-29 12-24",
  2020: "11-27 12-24",
  2021: "11-26",
  2022: "11-25",
  2023: "07-03 11-24",
  2024: "07-03 11-29 12-24",
  2025: "07-03 11-28 12-24",
  2026: "11-27 12-24",
  2027: "11-26",
  2028: "07-03 11-24",
};

/** Days on which federal offices were or will be shut, as the Office of Personnel Management lists them. */
const SHUT: Readonly<Record<number, string>> = {
  2020: "01-01 01-20 02-17 05-25 07-03 09-07 10-12 11-11 11-26 12-25",
  2021: "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31",
  2022: "01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26",
  2023: "01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25",
  2026: "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25",
  2027: "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31",
};

const EASTERS =
  "2015-04-05 2016-03-27 2017-04-16 2018-04-01 2019-04-21 2020-04-12 2021-04-04 2022-04-17 2023-04-09 2024-03-31 2025-04-20 2026-04-05 2027-03-28 2028-04-16 2029-04-01 2030-04-21 2031-04-13 2032-03-28 2033-04-17 2034-04-09 2035-03-25";

const years = (known: Readonly<Record<number, string>>) =>
  Object.entries(known).map(([year, days]) => [Number(year), days] as const);
const written = (holidays: readonly { readonly date: string }[], year: number) =>
  holidays.map(({ date }) => date.replace(`${year}-`, "")).join(" ");

describe("Easter Sunday", () => {
  it("falls on the known days of 2015 to 2035", () => {
    const computed = Array.from({ length: 21 }, (_, index) => easterSunday(2015 + index));
    expect(computed.join(" ")).toBe(EASTERS);
  });

  it("is a Sunday from 22 March to 25 April of any year", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 4099 }), (year) => {
        const day = easterSunday(year);
        expect(weekdayOf(day)).toBe(0);
        expect(day.slice(5) >= "03-22" && day.slice(5) <= "04-25").toBe(true);
      }),
    );
  });
});

describe("holidays of the exchange", () => {
  it.each(years(CLOSED))("of %i are those it announced", (year, days) => {
    expect(written(exchangeHolidays(year), year)).toBe(days);
  });

  it("have a half day beside them where it announced one, and nowhere else", () => {
    for (const [year, days] of years(HALF)) expect(written(exchangeHalfDays(year), year), String(year)).toBe(days);
  });

  it("are nine or ten weekdays of every year to come, nine where New Year's Day is a Saturday", () => {
    for (let year = 2026; year <= 2035; year += 1) {
      const days = exchangeHolidays(year);
      expect(days.length, String(year)).toBe(weekdayOf(`${year}-01-01`) === 6 ? 9 : 10);
      for (const { date } of days) expect([1, 2, 3, 4, 5]).toContain(weekdayOf(date));
    }
  });
});

describe("federal holidays", () => {
  it.each(years(SHUT))("of %i are those on the official list", (year, days) => {
    expect(written(federalHolidays(year), year)).toBe(days);
  });

  it("are weekdays, and never two on a day", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2100 }), (year) => {
        const dates = federalHolidays(year).map(({ date }) => date);
        expect(new Set(dates).size).toBe(dates.length);
        expect([...dates].sort()).toEqual(dates);
        for (const date of dates) expect([0, 6]).not.toContain(weekdayOf(date));
      }),
    );
  });
});
