import type { Card } from "../../src/card.ts";
import type { Log } from "../../src/log.ts";
import { memoryDeliveries, memorySubscriptions } from "../../src/watch/memory-watch.ts";
import { NO_METER } from "../../src/watch/meter.ts";
import type { Poster } from "../../src/watch/poster.ts";
import type { Digest, Schedule } from "../../src/watch/subscription.ts";
import { createWatch } from "../../src/watch/watch.ts";

/** What became of a simulated year: every key that was posted, with how often and how late, in milliseconds. */
export type Year = {
  readonly digests: readonly Digest[];
  readonly posted: ReadonlyMap<string, { readonly times: number; readonly lateMs: number; readonly dueAt: string }>;
};

const TIMES = ["00:15", "02:30", "06:45", "08:30", "09:31", "12:00", "16:05", "23:45"];
const DAYS: readonly Schedule["days"][] = ["trading", "trading", "trading", [1], [2, 4], [1, 3, 5], [5]];

/** Digests in all these zones, at all kinds of times and days. */
export function digestsIn(zones: readonly string[], count: number, year: number): readonly Digest[] {
  return Array.from({ length: count }, (_, index) => ({
    kind: "digest",
    id: `d-${String(index).padStart(5, "0")}`,
    place: { platform: "discord", workspace: "server", channel: String(index) },
    setBy: "somebody",
    createdAt: `${year - 1}-12-01T00:00:00.000Z`,
    question: { command: "brief", options: {} },
    text: "brief",
    paused: null,
    resumedAt: null,
    schedule: {
      days: DAYS[index % DAYS.length] ?? "trading",
      time: TIMES[Math.floor(index / zones.length) % TIMES.length] ?? "08:30",
      timezone: zones[index % zones.length] ?? "UTC",
    },
  }));
}

/**
 * The real watch through a whole year, its clock moved on by hand: in uneven steps, with looks of two processes, with
 * downtimes of an hour, and with jumps back.
 */
export async function watchYear(zones: readonly string[], count: number, year: number): Promise<Year> {
  const digests = digestsIn(zones, count, year);
  const subscriptions = memorySubscriptions();
  const { deliveries, presence } = memoryDeliveries();
  for (const digest of digests) await subscriptions.add(digest);
  const posted = new Map<string, { times: number; lateMs: number; dueAt: string }>();
  let clock = Date.UTC(year - 1, 11, 31);

  const poster: Poster = {
    platform: "discord",
    nonceHoldsMs: 0,
    mayPost: async () => ({ ok: true, mayRead: true }),
    find: async (_, { key }) => (posted.has(key) ? "found" : "missing"),
    tell: async () => true,
    post: async (_place, _card, { key }, begin) => {
      if (!(await begin())) return { kind: "not-ours" };
      const dueAt = (await deliveries.get(key))?.dueAt ?? "";
      const known = posted.get(key);
      posted.set(key, { times: (known?.times ?? 0) + 1, lateMs: clock - Date.parse(dueAt), dueAt });
      return { kind: "posted", id: key };
    },
  };
  const processes = ["one", "two"].map((owner) =>
    createWatch({
      owner,
      store: { subscriptions, deliveries, presence },
      posters: [poster],
      answer: async () => CARD,
      now: () => clock,
      realNow: () => clock,
      wait: async () => {},
      timezone: "America/New_York",
      log: SILENT,
      meter: NO_METER,
    }),
  );

  const end = Date.UTC(year + 1, 0, 2);
  for (let step = 0; clock < end; step += 1) {
    const watch = processes[step % 3 === 0 ? 1 : 0];
    for (const due of (await watch?.due()) ?? []) await watch?.deliver(due);
    clock += MINUTE * (3 + ((step * 7) % 17));
    if (step % 500 === 499) clock += 60 * MINUTE;
    if (step % 300 === 299) clock -= 40 * MINUTE;
  }
  return { digests, posted };
}

const MINUTE = 60_000;
const SILENT: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const CARD: Card = {
  title: "The case",
  answer: "As it stands.",
  tone: "plain",
  parts: [],
  sources: [],
  next: [],
  figures: {},
  data: null,
  simulated: false,
};

/**
 * What a year should have brought, from a list of trading days and the calendar of each zone alone: keys, and those
 * whose wall clock does not show the scheduled time although it was there that day.
 */
export function compareYear({ digests, posted }: Year, tradingDays: readonly string[]) {
  const expected = new Set(
    digests.flatMap(({ id, schedule: { days, time } }) =>
      tradingDays
        .filter((date) => days === "trading" || days.includes(new Date(date).getUTCDay()))
        .map((date) => `${id}@${date}T${time}`),
    ),
  );
  const inYear = [...posted].filter(([key]) => key.includes(`@${tradingDays[0]?.slice(0, 4)}`));
  return {
    expected: expected.size,
    missing: [...expected].filter((key) => !posted.has(key)),
    doubled: inYear.filter(([, { times }]) => times !== 1).map(([key]) => key),
    onClosedDays: inYear.filter(([key]) => !expected.has(key)).map(([key]) => key),
    wrongClock: inYear.filter(([key, { dueAt }]) => !showsTime(key, dueAt, digests)).map(([key]) => key),
    latestMs: inYear.reduce((latest, [, { lateMs }]) => Math.max(latest, lateMs), 0),
  };
}

/** Whether the wall clock shows the scheduled time; where the clocks skipped that, the first minute after the gap. */
function showsTime(key: string, dueAt: string, digests: readonly Digest[]): boolean {
  const [id, local] = key.split("@");
  const digest = digests[Number(id?.slice(2))];
  if (!digest) return false;
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone: digest.schedule.timezone,
    dateStyle: "short",
    timeStyle: "short",
  });
  const shown = (instant: number) => format.format(instant).replace(" ", "T");
  const at = Date.parse(dueAt);
  if (shown(at) === local) return true;
  const around = Array.from({ length: 361 }, (_, index) => shown(at + (index - 180) * MINUTE));
  return !around.includes(local ?? "") && shown(at) > (local ?? "") && shown(at - MINUTE) < (local ?? "");
}
