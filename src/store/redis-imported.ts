import type { Redis } from "ioredis";
import type { Imported, ImportedValue } from "../record/record.ts";
import { replies } from "./redis-script.ts";

const ALL = "record:imported";
/** Values written in one round trip. */
const PAGE = 500;

/** Imported figures in a hash on Redis, each under its method, day and id. */
export function redisImported(client: Redis): Imported {
  let known: Awaited<ReturnType<Imported["values"]>> = [];
  return {
    add: async (values, importedAt) => {
      let added = 0;
      for (let start = 0; start < values.length; start += PAGE) {
        const page = client.pipeline();
        for (const each of values.slice(start, start + PAGE)) page.hsetnx(ALL, nameOf(each), entry(each, importedAt));
        added += (await replies(page)).filter((reply) => reply === 1).length;
      }
      return added;
    },
    values: async () => {
      // Values are never changed or removed, so as many as before are the same as before.
      if ((await client.hlen(ALL)) === known.length) return known;
      const all = Object.entries(await client.hgetall(ALL)).sort(([one], [other]) => (one < other ? -1 : 1));
      known = all.map(([name, text]) => toImported(name, text));
      return known;
    },
  };
}

/** As JSON, since a method is in the operator's own words. */
function nameOf({ method, date, figure }: ImportedValue): string {
  return JSON.stringify([method, date, figure]);
}

function entry({ value }: ImportedValue, importedAt: string): string {
  return JSON.stringify([value, importedAt]);
}

function toImported(name: string, text: string) {
  const [method, date, figure] = JSON.parse(name) as [string, string, string];
  const [value, importedAt] = JSON.parse(text) as [number, string];
  return { method, date, figure, value, importedAt };
}
