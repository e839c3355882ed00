import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzipSync, gzip } from "node:zlib";
import type { Pieces } from "./record.ts";

const compress = promisify(gzip);

/** Bytes of one piece. What grows at its end, as a price history does, repeats its earlier pieces. */
const PIECE = 32_768;

/**
 * Keeps a text in pieces, each once, whichever texts it is part of.
 *
 * @returns The pieces' hashes in order.
 * @throws What the store throws.
 */
export async function putText(pieces: Pieces, text: string): Promise<string[]> {
  const bytes = Buffer.from(text);
  const hashes: string[] = [];
  for (let start = 0; start < bytes.length; start += PIECE) {
    const piece = bytes.subarray(start, start + PIECE);
    const hash = pieceHash(piece);
    if (!(await pieces.has(hash))) await pieces.put(hash, await compress(piece));
    hashes.push(hash);
  }
  return hashes;
}

/**
 * A text from its pieces.
 *
 * @throws RangeError when a piece is missing or not what its hash says.
 */
export async function getText(pieces: Pieces, hashes: readonly string[]): Promise<string> {
  const whole: Buffer[] = [];
  for (const hash of hashes) {
    const packed = await pieces.get(hash);
    const piece = packed && gunzipSync(packed);
    if (piece === null || pieceHash(piece) !== hash) throw new RangeError(`The record lacks the piece ${hash}.`);
    whole.push(piece);
  }
  return Buffer.concat(whole).toString();
}

/** SHA-256, its first 128 bits in 22 characters: nobody chooses the texts, so that is enough to tell them apart. */
function pieceHash(piece: Uint8Array): string {
  return createHash("sha256").update(piece).digest().subarray(0, 16).toString("base64url");
}
