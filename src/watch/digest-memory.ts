import * as z from "zod";
import type { Said } from "./changes.ts";

const schema = z.object({
  said: z
    .object({ at: z.string(), values: z.record(z.string(), z.number().nullable()) })
    .nullable()
    .catch(null),
});

/** What is remembered of a digest between two deliveries. */
export type DigestMemory = { readonly said: Said | null };

/** Reads it; what cannot be read is as if nothing had been said before. */
export function digestMemory(value: unknown): DigestMemory {
  return schema.safeParse(value).data ?? { said: null };
}
