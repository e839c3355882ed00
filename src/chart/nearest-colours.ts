/** Counting and comparing more colours than this would take longer than drawing. */
const MOST_DIFFERENT = 8_192;

/**
 * The same pixels in at most `count` colours: the most frequent ones stay, each of the others becomes the nearest of
 * these. Equal input gives equal output.
 *
 * @param colours - One number for each pixel, a byte for each of red, green and blue.
 * @returns null when there are too many different colours to compare.
 */
export function nearestColours(colours: Uint32Array, count: number): Uint32Array | null {
  const times = frequencies(colours);
  if (times.size > MOST_DIFFERENT) return null;
  // Where two are equally frequent the one seen first is kept.
  const order = [...times].sort(([, one], [, other]) => other - one).map(([colour]) => colour);
  const kept = order.slice(0, count);
  const nearest = new Map(order.map((colour, index) => [colour, index < count ? colour : nearestOf(colour, kept)]));
  const fewer = new Uint32Array(colours.length);
  eachRun(colours, (colour, start, end) => fewer.fill(nearest.get(colour) ?? colour, start, end));
  return fewer;
}

function frequencies(colours: Uint32Array): ReadonlyMap<number, number> {
  const times = new Map<number, number>();
  eachRun(colours, (colour, start, end) => times.set(colour, (times.get(colour) ?? 0) + end - start));
  return times;
}

/** Neighbours are mostly equal, so runs of a colour are a small part of the pixels. */
function eachRun(colours: Uint32Array, take: (colour: number, start: number, end: number) => void): void {
  let start = 0;
  for (let at = 1; at <= colours.length; at += 1) {
    if (at < colours.length && colours[at] === colours[start]) continue;
    take(colours[start] ?? 0, start, at);
    start = at;
  }
}

function nearestOf(colour: number, kept: readonly number[]): number {
  let [nearest, least] = [colour, Number.POSITIVE_INFINITY];
  for (const each of kept) {
    const distance =
      ((each & 255) - (colour & 255)) ** 2 +
      (((each >> 8) & 255) - ((colour >> 8) & 255)) ** 2 +
      (((each >> 16) & 255) - ((colour >> 16) & 255)) ** 2;
    if (distance < least) [nearest, least] = [each, distance];
  }
  return nearest;
}
