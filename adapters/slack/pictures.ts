import { setTimeout as pause } from "node:timers/promises";
import type { Chart } from "../../src/card.ts";
import type { Draw, Picture } from "../../src/chart/picture.ts";
import type { Image } from "./render.ts";
import type { Web } from "./web.ts";

/**
 * Draws a chart and uploads it, or finds the file of an equal one shown before in the workspace.
 *
 * `anew`: upload in any case, since Slack no longer accepts the file.
 */
export type ShowPicture = (workspace: string, chart: Chart, options?: { readonly anew: boolean }) => Promise<Image>;

const REMEMBERED = 200;

/** Slack refuses a file as an image until it has processed it, which takes a second or so. */
const PROCESSING_PAUSES_MS = [50, 100, 200, 400, 800, 1_200, 1_600, 2_000];

export function createPictures(web: Web, draw: Draw): ShowPicture {
  const known = new Map<string, Promise<Image>>();

  return async (workspace, chart, { anew } = { anew: false }) => {
    const picture = await draw(chart);
    const key = `${workspace} ${picture.hash}`;
    const image = (anew ? undefined : known.get(key)) ?? uploadPicture(web, picture, chart.title || "Chart");
    // Set again, so that what was shown lately is forgotten last.
    known.delete(key);
    known.set(key, image);
    for (const oldest of known.keys()) {
      if (known.size <= REMEMBERED) break;
      known.delete(oldest);
    }
    image.catch(() => known.get(key) === image && known.delete(key));
    return image;
  };
}

async function uploadPicture(web: Web, { png }: Picture, title: string): Promise<Image> {
  // `alt_txt` is left out: with it Slack has silently dropped files (slackapi/python-slack-sdk#1818). The alt text
  // stands on the image block.
  const id = await web.upload("chart.png", png);
  await web.shareFiles([{ id, title }]);
  for (const patience of PROCESSING_PAUSES_MS) {
    if (await web.isProcessed(id)) return { fileId: id };
    await pause(patience);
  }
  throw new Error("Slack did not finish processing the picture");
}
