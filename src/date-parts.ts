import { lately } from "./lately.ts";

/** Time zones, and instants in each of them, that are remembered. */
const [ZONES, INSTANTS] = [64, 256];

/** An ISO instant as a wall clock in a time zone shows it: `21`, `Aug`, `2026`, `16`, `00`; null for one that cannot be read. */
export function dateParts(instant: string, timeZone: string) {
  return partsIn(timeZone)(instant).parts;
}

const partsIn = lately(ZONES, (timeZone: string) =>
  lately(INSTANTS, (instant: string) => ({ parts: partsOf(instant, timeZone) })),
);

function partsOf(instant: string, timeZone: string) {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return null;
  const parts = partsFormat(timeZone).formatToParts(date);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return {
    day: part("day"),
    month: part("month"),
    year: part("year"),
    hour: part("hour"),
    minute: part("minute"),
  };
}

// Making a formatter costs a hundred times as much as using it.
const partsFormat = lately(
  ZONES,
  (timeZone: string) =>
    // British English writes September in four letters, every other month in three.
    new Intl.DateTimeFormat("en-US", {
      timeZone,
      day: "numeric",
      month: "short",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    }),
);
