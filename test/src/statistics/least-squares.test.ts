import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { correlation } from "../../../src/statistics/correlation.ts";
import { leastSquares, type TimedPair } from "../../../src/statistics/least-squares.ts";

const timed = (xs: readonly number[], ys: readonly number[]): TimedPair[] =>
  xs.map((x, at) => ({ at, x, y: ys[at] ?? Number.NaN }));

type Matrix = readonly [readonly [number, number], readonly [number, number]];
const times = ([[a, b], [c, d]]: Matrix, [[e, f], [g, h]]: Matrix): Matrix => [
  [a * e + b * g, a * f + b * h],
  [c * e + d * g, c * f + d * h],
];

/** The textbook sandwich (X'X)⁻¹ S (X'X)⁻¹ with both columns of X, lag by lag. */
function sandwichError(pairs: readonly TimedPair[], lag: number): number {
  const [n, sx, sxx] = [pairs.length, sum(pairs, ({ x }) => x), sum(pairs, ({ x }) => x * x)];
  const determinant = n * sxx - sx * sx;
  const inverse: Matrix = [
    [sxx / determinant, -sx / determinant],
    [-sx / determinant, n / determinant],
  ];
  const [sy, sxy] = [sum(pairs, ({ y }) => y), sum(pairs, ({ x, y }) => x * y)];
  const intercept = inverse[0][0] * sy + inverse[0][1] * sxy;
  const slope = inverse[1][0] * sy + inverse[1][1] * sxy;
  const residual = ({ x, y }: TimedPair) => y - intercept - slope * x;
  const middle = [0, 0, 0, 0];
  for (let distance = 0; distance <= lag; distance += 1) {
    for (const later of pairs) {
      for (const earlier of pairs.filter(({ at }) => later.at - at === distance)) {
        const weight = (1 - distance / (lag + 1)) * residual(later) * residual(earlier);
        const both = distance === 0 ? 1 : 2;
        middle[0] = (middle[0] ?? 0) + both * weight;
        middle[1] = (middle[1] ?? 0) + (both / 2) * weight * (later.x + earlier.x);
        middle[3] = (middle[3] ?? 0) + both * weight * later.x * earlier.x;
      }
    }
  }
  const [a = 0, b = 0, , d = 0] = middle;
  return Math.sqrt(
    times(
      times(inverse, [
        [a, b],
        [b, d],
      ]),
      inverse,
    )[1][1],
  );
}

const sum = <Value>(values: readonly Value[], of: (value: Value) => number) =>
  values.reduce((total, value) => total + of(value), 0);

const tenths = fc.integer({ min: -50, max: 50 }).map((value) => value / 10);
const somePairs = fc
  .array(fc.tuple(tenths, tenths, fc.integer({ min: 1, max: 3 })), { minLength: 6, maxLength: 30 })
  .map((rows) => {
    let at = 0;
    return rows.map(([x, y, step]): TimedPair => {
      at += step;
      return { at, x, y };
    });
  })
  .filter((pairs) => (leastSquares(pairs, 0)?.error ?? 0) > 1e-6);

describe("least squares", () => {
  it("find the line of a small example", () => {
    // x̄ 2, ȳ 5: slope (−1·−3 + 0·1 + 1·2) / 2 = 2.5, residuals −0.5, 1, −0.5.
    const line = leastSquares(timed([1, 2, 3], [2, 6, 7]), 0);
    expect(line).toMatchObject({ n: 3, slope: 2.5, intercept: 0 });
    // White: (1·0.25 + 0·1 + 1·0.25) / 2² = 0.125.
    expect(line?.error).toBeCloseTo(Math.sqrt(0.125), 12);
    expect(line?.t).toBeCloseTo(2.5 / Math.sqrt(0.125), 12);
  });

  it("give White's errors at lag nought and weight neighbours by half at lag one", () => {
    const pairs = timed([0, 1, 2, 3], [0, 2, 1, 3]);
    // x̄ 1.5, ȳ 1.5, slope 4/5: residuals −0.3, 0.9, −0.9, 0.3; scores 0.45, −0.45, −0.45, 0.45; squares of x 5.
    expect(leastSquares(pairs, 0)?.slope).toBeCloseTo(0.8, 12);
    expect(leastSquares(pairs, 0)?.error).toBeCloseTo(Math.sqrt(4 * 0.45 ** 2) / 5, 12);
    // Neighbours: (−1 + 1 − 1) · 0.45², twice, at half weight, take one of the four squares away.
    expect(leastSquares(pairs, 1)?.error).toBeCloseTo(Math.sqrt(3 * 0.45 ** 2) / 5, 12);
  });

  it("agree with the sandwich of matrices at every lag, with and without holes in time", () => {
    fc.assert(
      fc.property(somePairs, fc.integer({ min: 0, max: 12 }), (pairs, lag) => {
        const [error, expected] = [leastSquares(pairs, lag)?.error ?? 0, sandwichError(pairs, lag)];
        // A variance near nought may fall on either side of it.
        fc.pre(expected > 1e-6);
        expect(error / expected).toBeCloseTo(1, 6);
      }),
    );
  });

  it("keep apart in time what stands on both sides of a hole", () => {
    const whole = timed([0, 1, 2, 3], [0, 2, 1, 3]);
    const torn = whole.map((pair) => ({ ...pair, at: pair.at * 10 }));
    expect(leastSquares(torn, 1)?.error).toBeCloseTo(leastSquares(whole, 0)?.error ?? 0, 12);
  });

  it("do not change with a shift of either side, and scale with both", () => {
    fc.assert(
      fc.property(somePairs, tenths, fc.integer({ min: 1, max: 9 }), (pairs, shift, scale) => {
        const line = leastSquares(pairs, 3);
        fc.pre(line?.error != null && line.error > 1e-3);
        const moved = leastSquares(
          pairs.map(({ at, x, y }) => ({ at, x: x + shift, y: y - shift })),
          3,
        );
        expect(moved?.slope).toBeCloseTo(line?.slope ?? 0, 8);
        expect(moved?.error).toBeCloseTo(line?.error ?? 0, 6);
        const scaled = leastSquares(
          pairs.map(({ at, x, y }) => ({ at, x, y: y * scale })),
          3,
        );
        expect(scaled?.slope).toBeCloseTo((line?.slope ?? 0) * scale, 8);
        expect(scaled?.t).toBeCloseTo(line?.t ?? 0, 6);
      }),
    );
  });

  it("do not depend on the order of pairs", () => {
    fc.assert(
      fc.property(somePairs, fc.integer({ min: 0, max: 12 }), (pairs, lag) => {
        const [line, turned] = [leastSquares(pairs, lag), leastSquares([...pairs].reverse(), lag)];
        expect(turned?.slope).toBeCloseTo(line?.slope ?? 0, 9);
        fc.pre((line?.error ?? 0) > 1e-4);
        expect(turned?.error).toBeCloseTo(line?.error ?? 0, 6);
      }),
    );
  });

  it("do not ask at lag nought which pair came when", () => {
    fc.assert(
      fc.property(somePairs, (pairs) => {
        const mixed = pairs.map((pair, index) => ({ ...pair, at: pairs[pairs.length - 1 - index]?.at ?? 0 }));
        expect(leastSquares(mixed, 0)?.error).toBeCloseTo(leastSquares(pairs, 0)?.error ?? 0, 9);
      }),
    );
  });

  it("have no error where the line fits exactly, and no line through a point or a wall", () => {
    expect(leastSquares(timed([1, 2, 3, 4], [3, 5, 7, 9]), 1)).toEqual({
      n: 4,
      slope: 2,
      intercept: 1,
      error: null,
      t: null,
    });
    expect(leastSquares(timed([1, 2], [3, 5]), 1)).toBeNull();
    expect(leastSquares(timed([0.1, 0.1, 0.1], [1, 2, 3]), 1)).toBeNull();
  });
});

describe("a correlation", () => {
  it("is that of the small example", () => {
    // x 1, 2, 3 and y 2, 6, 7: 5 / √(2 · 14).
    expect(correlation(timed([1, 2, 3], [2, 6, 7]))).toBeCloseTo(5 / Math.sqrt(28), 12);
  });

  it("lies between −1 and 1, ignores shifts and scale, and turns its sign with a side", () => {
    fc.assert(
      fc.property(somePairs, tenths, fc.integer({ min: 1, max: 9 }), (pairs, shift, scale) => {
        const value = correlation(pairs);
        fc.pre(value !== null);
        expect(Math.abs(value ?? 2)).toBeLessThanOrEqual(1);
        expect(correlation(pairs.map(({ x, y }) => ({ x: scale * x + shift, y })))).toBeCloseTo(value ?? 2, 8);
        expect(correlation(pairs.map(({ x, y }) => ({ x, y: -y })))).toBeCloseTo(-(value ?? 2), 12);
      }),
    );
  });

  it("is not known of two pairs or of a side that never moves", () => {
    expect(correlation(timed([1, 2], [1, 2]))).toBeNull();
    expect(correlation(timed([0.1, 0.1, 0.1, 0.1], [1, 2, 3, 5]))).toBeNull();
    expect(correlation(timed([1, 2, 3, 5], [0.1, 0.1, 0.1, 0.1]))).toBeNull();
  });
});
