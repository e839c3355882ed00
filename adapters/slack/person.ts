import * as z from "zod";
import type { Log } from "../../src/log.ts";
import { within } from "../within.ts";
import { toFailure } from "./failure.ts";
import type { Place } from "./reply.ts";
import type { Web } from "./web.ts";

/** What Slack says about somebody that a command needs to know. */
export type Person = { readonly mayManage: boolean; readonly timezone?: string };

/** Looks somebody up; it never rejects. Nobody of whom Slack says nothing may manage, unless the operator says so. */
export type LookUpPerson = (web: Web, place: Place) => Promise<Person>;

export type PeopleOptions = {
  /** Ids of those the operator lets manage wherever the bot is. */
  readonly managers: readonly string[];
  readonly now: () => number;
  readonly log: Log;
};

/** Somebody who has just been made an admin does not wait longer than this. */
const KNOWN_MS = 3 * 60_000;
const REMEMBERED = 1_000;

/** The one who asked is waiting. */
const PATIENCE_MS = 4_000;

const flag = z.boolean().optional().catch(undefined);
const userSchema = z.object({
  is_admin: flag,
  is_owner: flag,
  is_primary_owner: flag,
  deleted: flag,
  is_stranger: flag,
  tz: z.string().min(1).optional().catch(undefined),
});

export function createLookUpPerson({ managers, now, log }: PeopleOptions): LookUpPerson {
  const known = new Map<string, { readonly person: Person; readonly until: number }>();
  const allowed = new Set(managers);

  return async (web, { workspace, user }) => {
    const key = `${workspace} ${user}`;
    const before = known.get(key);
    if (before && before.until > now()) return before.person;
    const person = await ask(web, user);
    if (!person) return { mayManage: allowed.has(user) };
    known.delete(key);
    known.set(key, { person, until: now() + KNOWN_MS });
    for (const oldest of known.keys()) {
      if (known.size <= REMEMBERED) break;
      known.delete(oldest);
    }
    return person;
  };

  async function ask(web: Web, id: string): Promise<Person | undefined> {
    try {
      const answer = await within(web.user(id), PATIENCE_MS);
      if (answer === undefined) throw new DOMException("the person took too long", "TimeoutError");
      const user = userSchema.parse(answer);
      const leads = Boolean(user.is_admin || user.is_owner || user.is_primary_owner);
      const belongs = !user.deleted && !user.is_stranger;
      return { mayManage: allowed.has(id) || (leads && belongs), ...(user.tz ? { timezone: user.tz } : {}) };
    } catch (error) {
      log.warn("slack: who asks could not be looked up", { reason: toFailure(error).reason });
      return undefined;
    }
  }
}
