import * as Plot from "@observablehq/plot";
import * as style from "./style.ts";

/** So many colours of one scale, in its order, as far apart as it allows. */
export function orderedColours(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => colourAt(count === 1 ? 0 : index / (count - 1)));
}

const scale = Plot.scale({
  color: {
    type: "linear",
    domain: style.SCALE.map((_, index) => index / (style.SCALE.length - 1)),
    range: [...style.SCALE],
    interpolate: "lab",
  },
});

function colourAt(place: number): string {
  return String(scale?.apply(place));
}

/** The colour of texts on a colour of the scale: the one that stands out more. */
export function inkOn(colour: string): string {
  return luminance(colour) > MIDDLE ? style.INK : style.BACKGROUND;
}

/** Where ink and ground have about the same contrast. */
const MIDDLE = 0.18;

/** Relative luminance of `rgb(23, 53, 99)`, 0 to 1. */
function luminance(colour: string): number {
  const parts = [...colour.matchAll(/\d+/g)].map(([part]) => (Number(part) / 255) ** 2.2);
  const [red = 0, green = 0, blue = 0] = parts;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
