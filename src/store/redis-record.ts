import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { Redis } from "ioredis";
import type { DailyRecord, RecordedDay } from "../record/record.ts";
import { redisScript } from "./redis-script.ts";

const compress = promisify(gzip);
const expand = promisify(gunzip);

const APPEND = `
  if redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[2]) == 0 then return 0 end
  redis.call('HSET', KEYS[2], ARGV[1], ARGV[3])
  return 1
`;

/**
 * An append-only record in two hashes on Redis: days, and their inputs as compressed JSON. What JSON cannot hold
 * (undefined, NaN) comes back as null.
 *
 * @param name - Which record it is: `figures`.
 */
export function redisRecord(client: Redis, name: string): DailyRecord {
  const days = `record:${name}:days`;
  const inputs = `record:${name}:inputs`;
  const append = redisScript(client, "appendToRecord", 2, APPEND);

  let known: readonly RecordedDay[] = [];

  return {
    append: async (day, given) => {
      const packed = await compress(JSON.stringify(given ?? null));
      return (await append(days, inputs, day.date, JSON.stringify(day), packed)) === 1;
    },
    days: async () => {
      // Days are never changed or removed, so as many as before are the same as before.
      if ((await client.hlen(days)) !== known.length)
        known = (await client.hvals(days)).map(toRecordedDay).sort(byDate);
      return known;
    },
    inputs: async (date) => {
      const packed = await client.hgetBuffer(inputs, date);
      return packed ? JSON.parse((await expand(packed)).toString()) : null;
    },
  };
}

/** Frozen, since it is handed out more than once. */
function toRecordedDay(text: string): RecordedDay {
  const { date, recordedAt, method, inputsHash, figures } = JSON.parse(text);
  return Object.freeze({ date, recordedAt, method, inputsHash, figures: Object.freeze(figures) });
}

function byDate(one: RecordedDay, other: RecordedDay): number {
  return one.date < other.date ? -1 : 1;
}
