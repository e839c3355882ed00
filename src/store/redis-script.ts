import type { ChainableCommander, Redis } from "ioredis";

/** Runs a script on Redis: first its keys, then its arguments. */
export type Script = (...parts: readonly (string | number | Buffer)[]) => Promise<unknown>;

/**
 * A step of several commands that nothing comes between. The last keys may be the beginnings of keys that the script
 * completes itself, so it needs a single Redis, not a cluster.
 */
export function redisScript(client: Redis, name: string, keys: number, lua: string): Script {
  client.defineCommand(name, { numberOfKeys: keys, lua });
  const run: unknown = Reflect.get(client, name);
  if (typeof run !== "function") throw new Error(`Redis' client knows no script ${name}.`);
  return async (...parts) => await run.apply(client, parts);
}

/**
 * What several commands of one round trip gave.
 *
 * @throws The first failure among them.
 */
export async function replies(pipeline: ChainableCommander): Promise<readonly unknown[]> {
  const results = (await pipeline.exec()) ?? [];
  return results.map(([error, value]) => {
    if (error) throw error;
    return value;
  });
}
