/**
 * Days on which the New York Stock Exchange is closed or closes at one, as it announced them: lists, not rules, so that
 * rules can be compared with them. 9 January 2025 was a day of mourning.
 *
 * @see https://www.nyse.com/markets/hours-calendars
 */
export const NYSE_CLOSED: ReadonlySet<string> = new Set([
  ...["2024-01-01", "2024-01-15", "2024-02-19", "2024-03-29", "2024-05-27", "2024-06-19", "2024-07-04", "2024-09-02"],
  ...["2024-11-28", "2024-12-25"],
  ...["2025-01-01", "2025-01-09", "2025-01-20", "2025-02-17", "2025-04-18", "2025-05-26", "2025-06-19", "2025-07-04"],
  ...["2025-09-01", "2025-11-27", "2025-12-25"],
  ...["2026-01-01", "2026-01-19", "2026-02-16", "2026-04-03", "2026-05-25", "2026-06-19", "2026-07-03", "2026-09-07"],
  ...["2026-11-26", "2026-12-25"],
  ...["2027-01-01", "2027-01-18", "2027-02-15", "2027-03-26", "2027-05-31", "2027-06-18", "2027-07-05", "2027-09-06"],
  ...["2027-11-25", "2027-12-24"],
  ...["2028-01-17", "2028-02-21", "2028-04-14", "2028-05-29", "2028-06-19", "2028-07-04", "2028-09-04", "2028-11-23"],
  ...["2028-12-25"],
]);

export const NYSE_HALF_DAYS: readonly string[] = [
  ...["2024-07-03", "2024-11-29", "2024-12-24", "2025-07-03", "2025-11-28", "2025-12-24", "2026-11-27", "2026-12-24"],
  ...["2027-11-26", "2028-07-03", "2028-11-24"],
];

/** A year's trading days: weekdays that are not in the list. */
export function tradingDays(year: number): readonly string[] {
  const days = Array.from({ length: 366 }, (_, index) => new Date(Date.UTC(year, 0, 1 + index)));
  return days
    .filter((day) => day.getUTCFullYear() === year && day.getUTCDay() % 6 !== 0)
    .map((day) => day.toISOString().slice(0, 10))
    .filter((date) => !NYSE_CLOSED.has(date));
}

/** Twelve zones: whole hours and half ones, both halves of the world, with and without daylight saving. */
export const ZONES = [
  "America/New_York",
  "America/Chicago",
  "America/Los_Angeles",
  "America/Sao_Paulo",
  "Europe/London",
  "Europe/Zurich",
  "Africa/Cairo",
  "Asia/Kolkata",
  "Asia/Tokyo",
  "Australia/Sydney",
  "Australia/Lord_Howe",
  "Pacific/Auckland",
] as const;
