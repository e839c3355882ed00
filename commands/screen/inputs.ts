import { screen, sorted } from "../../src/company/screen.ts";
import { type MeasureId, type Screened, screenedOf } from "../../src/company/screened.ts";
import { type SectorId, sectorOf } from "../../src/earnings/sectors.ts";
import { readDebtFilings } from "../../src/market/debt-filings.ts";
import { memo } from "../../src/memo.ts";
import { within } from "../../src/within.ts";
import type { Context } from "../command.ts";
import { type MembersRead, membersReadings, pendingText, readMembers } from "../members.ts";
import { stillLoading } from "../nothing-to-say.ts";
import { conditionsOf } from "./conditions.ts";
import type { ScreenOptions, ScreenParts } from "./parts.ts";

/** What only filings tell. */
const FILED: readonly MeasureId[] = ["debt", "coverage"];

/**
 * Holds the members of the Russell 2000 against the conditions. Filings are waited for only where a condition or the
 * order needs them.
 *
 * @returns The index as far as it was read where nothing of it is known.
 */
export async function readScreen(options: ScreenOptions, context: Context): Promise<ScreenParts | MembersRead> {
  const { market, patienceMs, wait, now } = context;
  const conditions = conditionsOf(options);
  const shown = shownIn(options, conditions);
  const needed = shown.some((measure) => FILED.includes(measure));
  const [read, filed] = await Promise.all([
    readMembers("russell2000", context),
    within(readDebtFilings(market, now()), needed ? patienceMs : 0, wait),
  ]);
  const { members } = read;
  if (!members?.quotes.size) return read;
  const all = screenedOf(members, "value" in filed ? filed.value : filed.reason);
  const screening = screen(options.sector ? ofSector(all, options.sector) : all, conditions);
  const late = needed ? stillLoading({ filings: [filed] }) : null;
  return {
    options,
    read,
    screening,
    ordered: sorted(screening.matches, options.sort),
    shown,
    quoteReadings: membersReadings(members),
    filedReadings: needed && "value" in filed ? [...filed.value.flowReadings, ...filed.value.sheetReadings] : [],
    filedFailure: needed && "reason" in filed ? filed.reason : null,
    pending: pendingText([read]) ?? late,
    now: now(),
    simulated: market.simulated,
  };
}

const ofSector = memo((companies: readonly Screened[], wanted: SectorId) =>
  companies.filter(({ sector }) => sectorOf(sector) === wanted),
);

/** What the table shows: ratio, growth and size always, the others where a condition or the order is about them. */
function shownIn(
  { sort }: ScreenOptions,
  conditions: readonly { readonly measure: MeasureId }[],
): readonly MeasureId[] {
  const asked = new Set<MeasureId>([...conditions.map(({ measure }) => measure), sort]);
  const always: readonly MeasureId[] = ["pe", "growth", "size"];
  const more = (["debt", "coverage", "change"] as const).filter((measure) => asked.has(measure));
  return [...always, ...more];
}
