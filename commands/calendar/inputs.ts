import { dayAfter } from "../../src/calendar-day.ts";
import type { FigureReading } from "../../src/figure.ts";
import type { FomcCalendar } from "../../src/market/macro.ts";
import { newYork } from "../../src/market/session.ts";
import type { Members } from "../../src/market/universe.ts";
import { memo } from "../../src/memo.ts";
import { mapReading, type Reading } from "../../src/reading.ts";
import { type Outcome, within } from "../../src/within.ts";
import { chooseCompany } from "../choose-company.ts";
import type { Context } from "../command.ts";
import { type MembersRead, membersReadings, pendingText, readMembers } from "../members.ts";
import { stillLoading } from "../nothing-to-say.ts";
import { eventsByRule, fedEvents, glance, inOrder, reportEvent } from "./events.ts";
import { type AskedCompany, type CalendarEvent, type CalendarParts, WINDOWS, type Window } from "./parts.ts";
import { expectedReport, reportsWithin } from "./reports.ts";

/**
 * Fetches in parallel and puts everything in order. Rules need no source, so a calendar always has something to say.
 *
 * @throws UserError for a ticker that nobody knows.
 */
export async function readCalendar(
  options: { readonly window: Window; readonly ticker?: string | undefined },
  context: Context,
): Promise<CalendarParts> {
  const { market, patienceMs, wait } = context;
  const now = context.now();
  const from = newYork(now).date;
  const to = dayAfter(from, WINDOWS[options.window]);
  const [small, fomc, chosen] = await Promise.all([
    readMembers("russell2000", context),
    within(market.fomc(), patienceMs, wait),
    options.ticker === undefined ? null : chooseCompany(options.ticker, context),
  ]);
  const company = chosen && (await asked(chosen, small, context, now));
  const { reports, undated } = small.members ? reportsWithin(small.members, now, to) : NOTHING;
  const decisions = "value" in fomc ? fedEvents(fomc.value, now) : [];
  const events = inOrder([
    ...eventsByRule(from, to, now),
    ...decisions.filter(({ day }) => day <= to),
    ...(company ? ownEvents(company) : reportEvents(reports, small)),
  ]);
  const pending = [pendingText([small]), stillLoading({ meetings: [fomc] })].filter(Boolean).join(" ");
  return {
    window: options.window,
    from,
    to,
    company,
    small,
    fomc,
    nextFed: decisions[0]?.day ?? null,
    reports,
    undated,
    events,
    shown: glance(events),
    readings: {
      members: small.members ? (company ? [holdingsReading(small.members)] : membersReadings(small.members)) : [],
      fomc: fomcReadings(fomc),
      company: company?.readings ?? [],
    },
    pending: pending || null,
    now,
    simulated: market.simulated,
  };
}

const NOTHING: Pick<CalendarParts, "reports" | "undated"> = { reports: [], undated: [] };

function reportEvents(reports: CalendarParts["reports"], { members }: MembersRead): readonly CalendarEvent[] {
  const source = members?.batches[0]?.source ?? "";
  return reports.map((report) => reportEvent(report, report, source));
}

function ownEvents(company: AskedCompany): readonly CalendarEvent[] {
  const { next, readings } = company;
  return next ? [reportEvent(next, company, readings[0]?.source ?? "")] : [];
}

/** What is known of the asked company's reports: the next one, the last one, and the quarter that was reported. */
async function asked(
  chosen: Awaited<ReturnType<typeof chooseCompany>>,
  { members }: MembersRead,
  { estimates }: Context,
  now: number,
): Promise<AskedCompany> {
  const { ticker, quote } = chosen;
  const expected = quote && expectedReport(quote);
  const reportAt = quote?.reportAt ?? null;
  const rows = members?.holdings.value.rows ?? [];
  const holding = rows.find((row) => row.ticker === ticker);
  const known = (await estimates.known([ticker])).get(ticker)?.value;
  return {
    ...chosen,
    next: expected && expected.ends > now ? expected : null,
    last: reportAt !== null && Date.parse(reportAt) <= now ? newYork(Date.parse(reportAt)).date : null,
    lastQuarter: known?.quarters.findLast(({ actual }) => actual !== null)?.end ?? null,
    weight: holding ? holding.marketValue / rows.reduce((sum, { marketValue }) => sum + marketValue, 0) : null,
  };
}

/** Of an index only its weights matter where one company is asked for. */
const holdingsReading = memo(({ holdings }: Members) => mapReading(holdings, ({ rows }) => rows.length));

const meetingsReading = memo((reading: Reading<FomcCalendar>): readonly FigureReading[] => [
  mapReading(reading, ({ meetings }) => meetings.length),
]);

function fomcReadings(fomc: Outcome<Reading<FomcCalendar>>): readonly FigureReading[] {
  return "value" in fomc ? meetingsReading(fomc.value) : [];
}
