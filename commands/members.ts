import { russellReconstitutions } from "../src/calendar/index-changes.ts";
import { DAY_MS } from "../src/calendar-day.ts";
import { messageOf } from "../src/errors.ts";
import type { FigureReading } from "../src/figure.ts";
import { ageText, dayText, instantText } from "../src/format.ts";
import { INDEXES, type Index, type IndexId } from "../src/market/indexes.ts";
import { closeOf } from "../src/market/session.ts";
import { SourceFailure } from "../src/market/source-failure.ts";
import { type Members, quotedBatches } from "../src/market/universe.ts";
import { memo } from "../src/memo.ts";
import { mapReading, oldestObservation, type Reading } from "../src/reading.ts";
import type { Context } from "./command.ts";

/** One index as far as it could be read. */
export type MembersRead = {
  readonly index: Index;
  /** Null when there are no holdings, fresh or old. */
  readonly members: Members | null;
  /** Why there is nothing; null when there are members. */
  readonly failure: string | null;
  /** True while holdings or quotes are still on their way. */
  readonly loading: boolean;
};

/** The members of an index with their quotes, or why there are none. Never rejects. */
export async function readMembers(
  id: IndexId,
  { universe, patienceMs }: Pick<Context, "universe" | "patienceMs">,
): Promise<MembersRead> {
  const index = INDEXES[id];
  try {
    const members = await universe.members(id, patienceMs);
    return { index, members, failure: null, loading: members.loading };
  } catch (error) {
    const loading = error instanceof SourceFailure && error.kind === "loading";
    return { index, members: null, failure: messageOf(error), loading };
  }
}

/** The requests behind an index: its holdings file and every batch of quotes. */
export const membersReadings = memo((members: Members): readonly FigureReading[] => [
  mapReading(members.holdings, ({ rows }) => rows.length),
  ...quotedBatches(members).map((batch) => mapReading(batch, ({ rows }) => rows.length)),
]);

/** Frames of filings as a figure shows them: thousands of facts, so without their values. */
export const filingReadings = memo((filings: readonly Reading<unknown>[]): readonly FigureReading[] =>
  filings.map((filing) => mapReading(filing, () => null)),
);

/** Weights older than this against the prices are worth a warning. */
export const OLD_WEIGHTS_MS = 45 * DAY_MS;
/** Prices older than a long weekend are old. */
export const OLD_PRICES_MS = 4.5 * DAY_MS;

/** Old weights and old prices, in sentences. */
export function ageTexts(reads: readonly Pick<MembersRead, "index" | "members">[], now: number): string[] {
  const weights = reads.flatMap(({ index, members }) => {
    const prices = members && oldestObservation(quotedBatches(members));
    if (!members || !prices) return [];
    const { observedAt } = members.holdings;
    const behind = Date.parse(prices) - Date.parse(observedAt);
    if (behind < OLD_WEIGHTS_MS) return [];
    const rebuilt = index.id.startsWith("russell") ? reconstitutionBetween(observedAt, prices) : null;
    return [
      `Weights of the ${index.name} are of ${dayText(observedAt)}, ${ageText(behind)} before the prices${rebuilt ? ` and before ${rebuilt}` : ""}.`,
    ];
  });
  const oldest = oldestObservation(reads.flatMap(({ members }) => (members ? quotedBatches(members) : [])));
  const age = oldest ? now - Date.parse(oldest) : 0;
  const old = oldest && age > OLD_PRICES_MS ? [`The prices are of ${instantText(oldest)}, ${ageText(age)} ago.`] : [];
  return [...weights, ...old];
}

/** The last rebuilding of the Russell indexes between two instants, as a phrase; null where there was none. */
export function reconstitutionBetween(from: string, to: string): string | null {
  const year = new Date(to).getUTCFullYear();
  const day = [year - 1, year].flatMap(russellReconstitutions).findLast((each) => {
    const rebuilt = closeOf(each);
    return from <= rebuilt && rebuilt < to;
  });
  return day === undefined ? null : `the ${day.slice(5, 7) === "06" ? "June" : "November"} reconstitution`;
}

/** Holdings files further apart than this are not of one market. */
const APART_MS = 7 * DAY_MS;

/** That two indexes' weights are not of one day, in a sentence; empty where they are, or one is not known. */
export function unequalDaysTexts(days: readonly (string | undefined)[]): string[] {
  const [one, other] = days;
  if (one === undefined || other === undefined) return [];
  return Math.abs(Date.parse(one) - Date.parse(other)) < APART_MS
    ? []
    : [`The two indexes' weights are not of one day: ${dayText(one)} and ${dayText(other)}.`];
}

/** Sources that failed, in sentences. */
export function failureTexts(reads: readonly Pick<MembersRead, "index" | "members" | "failure">[]): string[] {
  return reads.flatMap(({ index, members, failure }) => {
    if (failure) return [`${index.name}: ${failure}.`];
    const stale = members && (members.holdings.stale || members.batches.some((batch) => batch.stale));
    const lost = members && !members.loading && members.failure && members.loaded < members.requests;
    return [
      ...(stale
        ? [`The source of the ${index.name} fails at the moment; older copies stand in, and their age is shown.`]
        : []),
      ...(lost ? [`Part of the ${index.name} did not answer: ${members.failure}.`] : []),
    ];
  });
}

/** What is still on its way, for a card's `pending`; null when nothing is. */
export function pendingText(reads: readonly Pick<MembersRead, "members" | "loading">[]): string | null {
  if (!reads.some(({ loading }) => loading)) return null;
  const known = reads.flatMap(({ members }) => members ?? []);
  const [loaded, requests] = [
    known.reduce((sum, each) => sum + each.loaded, 0),
    known.reduce((sum, each) => sum + each.requests, 0),
  ];
  return requests === 0
    ? "Still loading the members of the indexes."
    : `Still loading: ${loaded} of ${requests} requests for quotes have been answered, and this answer covers only those.`;
}
