import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Change, type Snapshot, splitChange } from "../../../src/valuation/change.ts";
import { exNegative } from "../../../src/valuation/ex-negative.ts";

const multipleOf = (rows: readonly Snapshot[]) =>
  exNegative(
    rows.map(({ value, perShare, price }) => ({
      value,
      fundamental: perShare === null ? null : (value * perShare) / price,
    })),
  );

const TICKERS = ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF"];
const positive = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const snapshot = (ticker: string): fc.Arbitrary<Snapshot> =>
  fc.record({
    ticker: fc.constant(ticker),
    value: positive(1, 1e6),
    price: positive(1, 500),
    perShare: fc.oneof({ weight: 5, arbitrary: positive(0.1, 20) }, { weight: 1, arbitrary: positive(-5, 0) }),
  });
/** Some of the companies on a day; AAA is always there and always earns, so that there is a multiple. */
const day = fc
  .tuple(
    snapshot("AAA"),
    fc.subarray(TICKERS.slice(1)).chain((names) => fc.tuple(...names.map(snapshot))),
  )
  .map(([first, rest]): Snapshot[] => [{ ...first, perShare: Math.abs(first.perShare ?? 1) + 0.1 }, ...rest]);
const side = fc.tuple(day, day);

const parts = ({ smallPrice, largePrice, smallEarnings, largeEarnings, membership }: Change) =>
  smallPrice + largePrice + smallEarnings + largeEarnings + membership;

function split(small: readonly [Snapshot[], Snapshot[]], large: readonly [Snapshot[], Snapshot[]]): Change {
  const change = splitChange(small, large, exNegative);
  if (!change) throw new Error("both sides have a multiple on both days");
  return change;
}

describe("why the relative multiple moved", () => {
  it("adds up exactly to the log change of small over large", () => {
    fc.assert(
      fc.property(side, side, (small, large) => {
        const change = split(small, large);
        const relative = (at: 0 | 1) => Math.log((multipleOf(small[at]) ?? 0) / (multipleOf(large[at]) ?? 0));
        expect(Math.abs(parts(change) - change.total)).toBeLessThan(1e-12);
        expect(Math.abs(change.total - (relative(1) - relative(0)))).toBeLessThan(1e-12);
      }),
    );
  });

  it("changes signs and sides when small and large change places", () => {
    fc.assert(
      fc.property(side, side, (small, large) => {
        const [one, other] = [split(small, large), split(large, small)];
        expect(one.smallPrice).toBeCloseTo(-other.largePrice, 12);
        expect(one.smallEarnings).toBeCloseTo(-other.largeEarnings, 12);
        expect(one.membership).toBeCloseTo(-other.membership, 12);
        expect(one.total).toBeCloseTo(-other.total, 12);
      }),
    );
  });

  it("runs backwards when the days change places and the weights stay", () => {
    fc.assert(
      fc.property(side, side, (small, large) => {
        const [s, l] = [sameWeights(small), sameWeights(large)];
        const [there, back] = [split(s, l), split([s[1], s[0]], [l[1], l[0]])];
        for (const key of ["smallPrice", "largePrice", "smallEarnings", "largeEarnings", "total"] as const) {
          expect(there[key]).toBeCloseTo(-back[key], 10);
        }
      }),
    );
  });

  it("has no membership where companies and weights are the same", () => {
    fc.assert(
      fc.property(side, side, (small, large) => {
        expect(Math.abs(split(sameWeights(small), sameWeights(large)).membership)).toBeLessThan(1e-12);
      }),
    );
  });

  it("has no price part where no price moved, and no earnings part where no estimate did", () => {
    fc.assert(
      fc.property(side, side, (small, large) => {
        const still = split(keeping(small, "price"), keeping(large, "price"));
        expect(Math.abs(still.smallPrice) + Math.abs(still.largePrice)).toBeLessThan(1e-12);
        const sure = split(keeping(small, "perShare"), keeping(large, "perShare"));
        expect(Math.abs(sure.smallEarnings) + Math.abs(sure.largeEarnings)).toBeLessThan(1e-12);
      }),
    );
  });

  it("is nothing at all where nothing changed", () => {
    fc.assert(
      fc.property(day, day, (small, large) => {
        const change = split([small, small], [large, large]);
        for (const value of Object.values(change)) expect(Math.abs(value)).toBeLessThan(1e-12);
      }),
    );
  });

  it("gives a price move to prices and an estimate's move to earnings", () => {
    const row = (price: number, perShare: number): Snapshot[] => [{ ticker: "AAA", value: 100, price, perShare }];
    const large = row(20, 1);
    const change = split([row(10, 1), row(11, 2)], [large, large]);
    expect(change.smallPrice).toBeCloseTo(Math.log(1.1), 12);
    expect(change.smallEarnings).toBeCloseTo(-Math.log(2), 12);
    expect(change.membership).toBeCloseTo(0, 12);
    expect(split([large, large], [row(10, 1), row(11, 1)]).largePrice).toBeCloseTo(-Math.log(1.1), 12);
  });

  it("gives joiners and leavers to membership", () => {
    const old: Snapshot = { ticker: "OLD", value: 50, price: 10, perShare: 1 };
    const stays: Snapshot = { ticker: "STAY", value: 50, price: 20, perShare: 1 };
    const joins: Snapshot = { ticker: "NEW", value: 50, price: 30, perShare: 1 };
    const change = split(
      [
        [old, stays],
        [stays, joins],
      ],
      [[stays], [stays]],
    );
    expect(change.smallPrice).toBeCloseTo(0, 12);
    expect(change.smallEarnings).toBeCloseTo(0, 12);
    expect(change.membership).toBeCloseTo(Math.log(24 / (100 / 7.5)), 12);
  });

  it("is null when a multiple on the way has no meaning", () => {
    const good: Snapshot[] = [{ ticker: "AAA", value: 1, price: 10, perShare: 1 }];
    const losing: Snapshot[] = [{ ticker: "AAA", value: 1, price: 10, perShare: -1 }];
    const other: Snapshot[] = [{ ticker: "BBB", value: 1, price: 10, perShare: 1 }];
    for (const bad of [losing, other, []]) {
      expect(splitChange([good, bad], [good, good], exNegative)).toBeNull();
      expect(splitChange([good, good], [bad, good], exNegative)).toBeNull();
    }
  });
});

function sameWeights([before, after]: readonly [Snapshot[], Snapshot[]]): [Snapshot[], Snapshot[]] {
  const now = new Map(after.map((row) => [row.ticker, row]));
  return [before, before.map((row) => ({ ...(now.get(row.ticker) ?? row), value: row.value }))];
}

function keeping(
  [before, after]: readonly [Snapshot[], Snapshot[]],
  key: "price" | "perShare",
): [Snapshot[], Snapshot[]] {
  const was = new Map(before.map((row) => [row.ticker, row]));
  return [before, after.map((row) => ({ ...row, [key]: was.get(row.ticker)?.[key] ?? row[key] }))];
}
