import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import * as z from "zod";

/** Recorded answers: our own few beside this file, the many in the shared folder of recorded data. */

export const SHARED = resolve(process.env.SHARED_DIR ?? "../shared");
const OURS = resolve(import.meta.dirname, "fixtures");

/** Whether a part of the shared folder is there; says so once when it is not, so that nothing is skipped in silence. */
export function sharedHas(part: string, what: string): boolean {
  const there = existsSync(join(SHARED, part));
  if (!there) console.warn(`Skipped: ${what}, since there is no ${part} in SHARED_DIR.`);
  return there;
}

/** Names of the files in a part of the shared folder, each with what it says; empty when the part is absent. */
export function sharedFiles(part: string, name: RegExp): readonly (readonly [name: string, read: () => string])[] {
  if (!existsSync(join(SHARED, part))) return [];
  return readdirSync(join(SHARED, part))
    .filter((file) => name.test(file))
    .sort()
    .map((file) => [file, () => readFileSync(join(SHARED, part, file), "utf8")]);
}

const exchange = z.object({
  response: z.object({
    status: z.number(),
    headers: z.record(z.string(), z.unknown()),
    bodyJson: z.unknown().optional(),
    bodyText: z.string().optional(),
  }),
});
export type Recorded = z.output<typeof exchange>["response"];

/** What a recorded exchange answered. */
export function readRecorded(text: string): Recorded {
  return exchange.parse(JSON.parse(text)).response;
}

/** One of our own recordings: `yahoo/quote-EPAC.json`. */
export function recorded(file: string): Recorded {
  return readRecorded(readFileSync(join(OURS, file), "utf8"));
}

const inAnyEnvelope = z.record(z.string(), z.object({ result: z.array(z.unknown()).nullable() }));

/** The list inside Yahoo's envelope, `{ quoteResponse: { result: [...] } }`; empty when there is none. */
export function resultsIn({ bodyJson }: Recorded): readonly unknown[] {
  const [first] = Object.values(inAnyEnvelope.safeParse(bodyJson).data ?? {});
  return first?.result ?? [];
}
