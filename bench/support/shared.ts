import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** Where the stand-ins for the platforms and the recorded market data are kept, outside this repository. */
export const SHARED = resolve(process.env.SHARED_DIR ?? "../shared");

/** Whether they are there; measurements that need them are left out otherwise. */
export const hasShared = ["fakes", "replay", "data"].every((folder) => existsSync(join(SHARED, folder)));

/** The market day that is replayed, and an instant shortly after its close. */
export const REPLAYED = { date: "2026-08-21", clock: "2026-08-21T21:00:00Z" } as const;

/** Starts one of the stand-ins. They belong to the suite's own process: the processes measured are the ones that answer. */
export async function startFake<Fake extends { close(): Promise<void> }>(
  file: string,
  options: object,
): Promise<Fake & AsyncDisposable> {
  const path = join(SHARED, "fakes", file);
  const { start } = (await import(pathToFileURL(path).href)) as { start(options: object): Promise<Fake> };
  const fake = await start(options);
  return Object.assign(fake, { [Symbol.asyncDispose]: () => fake.close() });
}
