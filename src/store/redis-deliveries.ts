import type { Redis } from "ioredis";
import { DAY_MS } from "../calendar-day.ts";
import {
  ABSENT_AFTER_MS,
  type Claim,
  type Deliveries,
  type Delivery,
  type DeliveryState,
  type Presence,
} from "../watch/deliveries.ts";
import { BEGIN, CLAIM, END, FORGET, PUT, RELEASE } from "./redis-delivery-scripts.ts";
import { redisScript, replies } from "./redis-script.ts";

const OPEN = ["claimed", "sending", "waiting"] as const;
const ENDED = ["posted", "skipped", "refused", "unknown"] as const;

/** Where the scripts find things: a delivery by its key, keys by state and by subscription, and who is there. */
const DELIVERY = "delivery:";
const BY_STATE = "deliveries:";
const BY_SUBSCRIPTION = "deliveries-of:";
const OWNER = "owner:";

/** What has ended goes by itself after this, also when nobody is left to forget it; `forget` is to come before. */
const EXPIRES_MS = 62 * DAY_MS;
const AT_A_TIME = 500;

/**
 * The book of deliveries on Redis: each a hash, its key in the sorted set of its state and of its subscription, every
 * step one script. A claim is taken over once its owner has not been present for `ABSENT_AFTER_MS` by Redis' clock;
 * processes of other machines cannot be looked for in another way.
 */
export function redisDeliveries(client: Redis): Deliveries {
  const claim = redisScript(client, "claimDelivery", 4, CLAIM);
  const begin = redisScript(client, "beginDelivery", 2, BEGIN);
  const end = redisScript(client, "endDelivery", 2, END);
  const release = redisScript(client, "releaseDelivery", 2, RELEASE);
  const put = redisScript(client, "putDelivery", 3, PUT);
  const forget = redisScript(client, "forgetDeliveries", 3, FORGET);

  async function read(keys: readonly string[]): Promise<readonly Delivery[]> {
    const found: Delivery[] = [];
    for (let at = 0; at < keys.length; at += AT_A_TIME) {
      const page = keys.slice(at, at + AT_A_TIME);
      const pipeline = client.pipeline();
      for (const key of page) pipeline.hgetall(DELIVERY + key);
      for (const [index, fields] of (await replies(pipeline)).entries()) {
        const delivery = toDelivery(page[index] ?? "", fields as Fields);
        if (delivery) found.push(delivery);
      }
    }
    return found;
  }

  return {
    claim: async ({ key, subscription, dueAt }, owner, now) => {
      const due = Date.parse(dueAt);
      const parts = [key, subscription, dueAt, due, owner, now, EXPIRES_MS];
      return toClaim(await claim(DELIVERY, BY_STATE, BY_SUBSCRIPTION, OWNER, ...parts));
    },
    begin: async (key, owner, now) => (await begin(DELIVERY, BY_STATE, key, owner, now)) === 1,
    end: async (key, owner, state, detail, now) =>
      (await end(DELIVERY, BY_STATE, key, owner, now, state, EXPIRES_MS, ...(detail === null ? [] : [detail]))) === 1,
    release: async (key, owner, { surelyUnsent, notBefore, detail }, now) =>
      (await release(DELIVERY, BY_STATE, key, owner, now, notBefore, detail, surelyUnsent ? 1 : 0)) === 1,
    open: async () => {
      const keys = await client.zunion(OPEN.length, ...OPEN.map((state) => BY_STATE + state));
      // Some may have ended since their keys were read.
      return (await read(keys)).filter(({ state }) => OPEN.some((each) => each === state));
    },
    get: async (key) => toDelivery(key, await client.hgetall(DELIVERY + key)),
    latest: async (subscription, count) =>
      count < 1 ? [] : read(await client.zrevrange(BY_SUBSCRIPTION + subscription, 0, count - 1)),
    every: async () => {
      const states = [...OPEN, ...ENDED].map((state) => BY_STATE + state);
      return read(await client.zunion(states.length, ...states));
    },
    put: async (delivery) => {
      const { key, subscription, dueAt, state, changedAt } = delivery;
      const ended = ENDED.some((each) => each === state) ? 1 : 0;
      const about = [key, subscription, Date.parse(dueAt), state, changedAt, EXPIRES_MS, ended];
      return (await put(DELIVERY, BY_STATE, BY_SUBSCRIPTION, ...about, ...fieldsOf(delivery))) === 1;
    },
    counts: async () => {
      const counts = { claimed: 0, sending: 0, waiting: 0, posted: 0, skipped: 0, refused: 0, unknown: 0 };
      const states = [...OPEN, ...ENDED];
      const pipeline = client.multi();
      for (const state of states) pipeline.zcard(BY_STATE + state);
      for (const [index, count] of (await replies(pipeline)).entries()) {
        const state = states[index];
        if (state) counts[state] = Number(count);
      }
      return counts;
    },
    forget: async (before) => {
      let forgotten = 0;
      for (const state of ENDED) {
        let page: number;
        do {
          page = Number(await forget(DELIVERY, BY_STATE + state, BY_SUBSCRIPTION, before, AT_A_TIME));
          forgotten += page;
        } while (page === AT_A_TIME);
      }
      return forgotten;
    },
  };
}

/** Which processes are there: keys that Redis lets expire, so that no two machines' clocks are compared. */
export function redisPresence(client: Redis): Presence {
  return {
    present: async (owner) => void (await client.set(OWNER + owner, "", "PX", ABSENT_AFTER_MS)),
    leave: async (owner) => void (await client.del(OWNER + owner)),
  };
}

function toClaim(reply: unknown): Claim | null {
  if (!Array.isArray(reply)) return null;
  const claims = Number(reply[0]);
  return typeof reply[1] === "string"
    ? { kind: "unfinished", sendingSince: Number(reply[1]), claims }
    : { kind: "fresh", claims };
}

function fieldsOf(delivery: Delivery): readonly (string | number)[] {
  const { subscription, dueAt, state, owner, sendingSince, notBefore, claims, detail, changedAt } = delivery;
  const fields = { subscription, due: dueAt, state, owner, since: sendingSince, notBefore, claims, detail };
  return Object.entries({ ...fields, changed: changedAt }).flatMap(([name, value]) =>
    value === null ? [] : [name, value],
  );
}

type Fields = Readonly<Record<string, string>>;

function toDelivery(key: string, fields: Fields): Delivery | null {
  const { subscription, due, state, owner, since, notBefore, claims, detail, changed } = fields;
  if (state === undefined || subscription === undefined || due === undefined || owner === undefined) return null;
  return {
    key,
    subscription,
    dueAt: due,
    state: state as DeliveryState,
    owner,
    sendingSince: since === undefined ? null : Number(since),
    notBefore: Number(notBefore ?? 0),
    claims: Number(claims),
    detail: detail ?? null,
    changedAt: Number(changed),
  };
}
