import { crc32, inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { indexedPng } from "../../../src/chart/indexed-png.ts";

/** Chunks of a PNG by name, each checked against its checksum. */
function chunksOf(png: Uint8Array): Map<string, Buffer> {
  const bytes = Buffer.from(png);
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; ) {
    const end = at + 8 + bytes.readUInt32BE(at);
    expect(bytes.readUInt32BE(end)).toBe(crc32(bytes.subarray(at + 4, end)));
    chunks.set(bytes.toString("latin1", at + 4, at + 8), bytes.subarray(at + 8, end));
    at = end + 4;
  }
  return chunks;
}

/** Red, green, blue and alpha of every pixel, as a reader of PNG gets them. */
function pixelsOf(png: Uint8Array): number[] {
  const chunks = chunksOf(png);
  const [header, palette, data] = ["IHDR", "PLTE", "IDAT"].map((name) => chunks.get(name) ?? Buffer.alloc(0));
  const width = header?.readUInt32BE(0) ?? 0;
  const rows = inflateSync(data ?? Buffer.alloc(0));
  return [...rows].flatMap((place, at) =>
    at % (width + 1) === 0 ? [] : [...(palette?.subarray(place * 3, place * 3 + 3) ?? []), 255],
  );
}

const colours = (count: number) =>
  Uint8Array.from({ length: count * 4 }, (_, byte) => [byte >> 2, byte >> 10, 7, 255][byte % 4] ?? 0);

describe("a picture of few colours", () => {
  it("gives every pixel back", () => {
    const pixels = colours(256);
    const png = indexedPng(pixels, 32, 8);
    expect(png && pixelsOf(png)).toEqual([...pixels]);
  });

  it("names its size, eight bits a pixel and a palette in the header", () => {
    const png = indexedPng(Uint8Array.from([1, 2, 3, 255, 1, 2, 3, 255]), 2, 1);
    expect(png && chunksOf(png).get("IHDR")).toEqual(Buffer.from([0, 0, 0, 2, 0, 0, 0, 1, 8, 3, 0, 0, 0]));
    expect(png && chunksOf(png).get("PLTE")).toEqual(Buffer.from([1, 2, 3]));
  });

  it("reads pixels that start anywhere in their memory", () => {
    const pixels = new Uint8Array([0, ...colours(4)]).subarray(1);
    const png = indexedPng(pixels, 2, 2);
    expect(png && pixelsOf(png)).toEqual([...pixels]);
  });

  it("keeps the most frequent of more colours than a palette holds, and takes the nearest for the others", () => {
    const rare = 7 * 4;
    const [once, twice] = [colours(257), colours(257)];
    twice.copyWithin(rare, 0, 4);
    const pixels = Uint8Array.from([...once, ...twice]);
    const png = indexedPng(pixels, 257, 2);
    expect(png && chunksOf(png).get("PLTE")?.length).toBe(3 * 256);
    const read = (png && pixelsOf(png)) ?? [];
    expect(read.slice(257 * 4)).toEqual([...twice]);
    expect(read.slice(0, rare)).toEqual([...once.subarray(0, rare)]);
    // The rare colour's neighbour differs by one step of red.
    expect([6, 8]).toContain(read[rare]);
  });

  it("is none of it with thousands of colours", () => {
    expect(indexedPng(colours(8_193), 8_193, 1)).toBeNull();
    expect(indexedPng(colours(8_192), 8_192, 1)).not.toBeNull();
  });
});
