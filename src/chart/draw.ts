import { createHash } from "node:crypto";
import type { Chart } from "../card.ts";
import { memo } from "../memo.ts";
import type { Draw, Picture } from "./picture.ts";

/** Pictures kept: about 60 KB each. */
const KEPT = 16;

/**
 * Makes the drawer of charts. The drawing libraries are loaded with the first chart, so a bot that draws none pays
 * nothing for them; the pictures drawn last are kept, and requests for a picture being drawn share it.
 *
 * Any chart can be drawn, whatever its texts and numbers; one without points says “No data”. A rejection is a bug or a
 * broken installation, and is not kept.
 */
export function createDraw(): Draw {
  const pictures = new Map<string, Promise<Picture>>();
  let last: Promise<unknown> = Promise.resolve();

  // One after the other: drawing keeps the processor busy anyway, and this way only one picture's pixels are in memory.
  function drawNext(chart: Chart, hash: string): Promise<Picture> {
    const picture = last.then(() => drawNew(chart, hash));
    last = picture.catch(() => {});
    return picture;
  }

  return (chart) => {
    const hash = hashOf(chart);
    const picture = pictures.get(hash) ?? drawNext(chart, hash);
    // Last used last, so the first is the one to drop.
    pictures.delete(hash);
    pictures.set(hash, picture);
    for (const oldest of pictures.keys()) {
      if (pictures.size <= KEPT) break;
      pictures.delete(oldest);
    }
    picture.catch(() => {
      if (pictures.get(hash) === picture) pictures.delete(hash);
    });
    return picture;
  };
}

/** Ten years are some 20 KB of text, so the same object is read once. */
const hashOf = memo((chart: Chart) => createHash("sha256").update(JSON.stringify(chart)).digest("hex"));

async function drawNew(chart: Chart, hash: string): Promise<Picture> {
  const [{ toSvg }, { toPng }] = await Promise.all([import("./svg.ts"), import("./png.ts")]);
  return { ...(await toPng(toSvg(chart))), hash };
}
