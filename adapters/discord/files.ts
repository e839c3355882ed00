import type { RawFile } from "discord.js";
import type { Card } from "../../src/card.ts";
import type { Picture } from "../../src/chart/picture.ts";
import { decimal } from "../../src/format.ts";
import { clip } from "../clip.ts";
import { escapeLine, plainLine } from "./escape.ts";
import { LIMITS } from "./limits.ts";

/** A file with what a person who cannot see it is told. */
export type DescribedFile = {
  readonly file: RawFile & { readonly data: Uint8Array };
  readonly description?: string;
};

/** The drawn chart as a file, or undefined when Discord would refuse its size. */
export function pictureFile(card: Card, { png, hash }: Picture, fileBytes: number): DescribedFile | undefined {
  const chart = card.parts.find((part) => part.kind === "chart");
  if (!chart || png.length > fileBytes) return undefined;
  const name = `chart-${safeName(hash).slice(0, 12)}.png`;
  const description = clip(plainLine(chart.alt), LIMITS.altText) || plainLine(chart.title) || "Chart";
  return { file: { name, data: png, contentType: "image/png" }, description };
}

/** A card's files as far as Discord takes them, and a line for each that it would refuse. */
export function attachedFiles(card: Card, taken: number, fileBytes: number) {
  const files: DescribedFile[] = [];
  const leftOut: string[] = [];
  let left = LIMITS.requestBytes - REQUEST_SPARE - taken;
  for (const { name, type, content } of card.attachments ?? []) {
    const data = Buffer.from(content);
    if (data.length > Math.min(fileBytes, left) || files.length === LIMITS.attachments - 1) {
      leftOut.push(`Not attached, too large for Discord: ${escapeLine(name)} (${decimal(data.length / 1e6)} MB).`);
      continue;
    }
    left -= data.length;
    files.push({ file: { name: safeName(name), data, contentType: type } });
  }
  return { files, leftOut };
}

/** The message itself and the borders between its pieces count towards the request. */
const REQUEST_SPARE = 64 * 1024;

function safeName(name: string): string {
  return name.replace(/[^\w.-]+/g, "_").slice(-100) || "file";
}
