import { createHash } from "node:crypto";
import { memo } from "./memo.ts";

/** First 12 hex digits of the SHA-256 of a receipt's rows: equal hashes mean equal inputs. */
export const rowsHash = memo((rows: readonly object[]) =>
  createHash("sha256").update(JSON.stringify(rows)).digest("hex").slice(0, 12),
);
