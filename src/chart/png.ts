import { createRequire } from "node:module";
import { setImmediate } from "node:timers/promises";
import { Resvg } from "@resvg/resvg-js";
import { indexedPng } from "./indexed-png.ts";
import type { Picture } from "./picture.ts";
import * as style from "./style.ts";
import { collectYoungGarbage } from "./young-garbage.ts";

/** Real pixels for each pixel of the drawing: sharp on dense screens, and still a small file. */
const SCALE = 1.5;

// Text must look the same on every machine, so only the fonts that come with the program are used.
const { resolve } = createRequire(import.meta.url);
const fontFiles = ["400Regular/Inter_400Regular.ttf", "600SemiBold/Inter_600SemiBold.ttf"].map((file) =>
  resolve(`@expo-google-fonts/inter/${file}`),
);

/** Draws an SVG as PNG. Blocks for about 25 ms: resvg's own threads would each keep their memory, 30 MB in all. */
export async function toPng(svg: string): Promise<Omit<Picture, "hash">> {
  const image = new Resvg(svg, {
    background: style.BACKGROUND,
    fitTo: { mode: "zoom", value: SCALE },
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: style.FONT },
    logLevel: "off",
  }).render();
  const { width, height } = image;
  const picture = { png: indexedPng(image.pixels, width, height) ?? image.asPng(), width, height };
  collectYoungGarbage();
  // What was collected outside the heap is freed in the next turn only.
  await setImmediate();
  return picture;
}
