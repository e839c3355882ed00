import { crc32, deflateSync } from "node:zlib";
import { nearestColours } from "./nearest-colours.ts";

/** What a byte can tell apart. */
const MOST_COLOURS = 256;

/**
 * Pixels as a PNG with a palette: a byte for each pixel instead of four, so less than half the file of a drawing with
 * few colours. Of more colours than a palette holds the most frequent are kept; the others, which are the shades at
 * the edges of letters and lines, become the nearest of them.
 *
 * @param pixels - Red, green, blue and alpha of each pixel, row by row; alpha is taken for opaque.
 * @returns null when there are thousands of colours: a drawing has not.
 *
 * @see https://www.w3.org/TR/png-3/
 */
export function indexedPng(pixels: Uint8Array, width: number, height: number): Uint8Array | null {
  const colours = new Uint32Array(pixels.slice().buffer);
  const indexed = indexColours(colours, width, height) ?? indexNearest(colours, width, height);
  if (!indexed) return null;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, PALETTE], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("PLTE", indexed.palette),
    chunk("IDAT", deflateSync(indexed.rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** The colour type of pixels that are places in the palette. */
const PALETTE = 3;

function indexNearest(colours: Uint32Array, width: number, height: number) {
  const fewer = nearestColours(colours, MOST_COLOURS);
  return fewer && indexColours(fewer, width, height);
}

/**
 * The colours in order of appearance, and rows of places among them, each row after the number of its filter: none.
 * Null for more colours than there are places.
 */
function indexColours(colours: Uint32Array, width: number, height: number) {
  const places = new Map<number | undefined, number>();
  const rows = Buffer.alloc((width + 1) * height);
  let before: number | undefined;
  let place = 0;
  for (let at = 0; at < colours.length; at += 1) {
    const colour = colours[at];
    // Neighbours are mostly equal.
    if (colour !== before) {
      place = places.get(colour) ?? places.size;
      if (place === MOST_COLOURS) return null;
      places.set(colour, place);
      before = colour;
    }
    rows[at + Math.floor(at / width) + 1] = place;
  }
  const palette = Buffer.from(new Uint32Array([...places.keys()].map(Number)).buffer).filter((_, byte) => byte % 4 < 3);
  return { palette, rows };
}

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
