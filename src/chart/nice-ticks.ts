/** Round values on an axis and the distance between them. */
export type Ticks = { readonly values: readonly number[]; readonly step: number };

/**
 * About `count` ticks between two values, at multiples of 1, 2 or 5 times a power of ten.
 *
 * @example
 * niceTicks(13.2, 24.1, 5); // { values: [14, 16, 18, 20, 22, 24], step: 2 }
 */
export function niceTicks(low: number, high: number, count: number): Ticks {
  const wished = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(wished));
  const factor = [1, 2, 5].find((each) => each * power >= wished * 0.8) ?? 10;
  const step = factor * power;
  const values: number[] = [];
  for (let multiple = Math.ceil(low / step); multiple * step <= high; multiple += 1) {
    // Division by a whole number keeps 0.3 from becoming 0.30000000000000004.
    values.push(step < 1 ? multiple / (1 / step) : multiple * step);
    if (values.length > 4 * count) break;
  }
  return { values, step };
}
