import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCondition } from "../../commands/alert/condition.ts";
import { commands } from "../../commands/registry.ts";
import { UserError } from "../../src/errors.ts";
import { conditionText } from "../../src/watch/condition-text.ts";

/** A condition as one line: figure, comparator and threshold. */
function read(text: string): string {
  const condition = readCondition(text, commands);
  return `${condition.figure} ${conditionText(condition, condition.unit)}`;
}

function refusal(text: string): UserError {
  try {
    readCondition(text, commands);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error(`“${text}” is understood.`);
}

const DISCOUNT = "gap.forward-pe.exNegative.discount";

describe("a condition in plain words", () => {
  it.each([
    ["discount above 25%", `${DISCOUNT} above 25.0%`],
    ["discount > 25 %", `${DISCOUNT} above 25.0%`],
    ["Discount exceeds 25 percent.", `${DISCOUNT} above 25.0%`],
    ["the discount is more than a quarter", `${DISCOUNT} above 25.0%`],
    ["tell me when the discount falls below 20%", `${DISCOUNT} below 20.0%`],
    ["discount at least 25%", `${DISCOUNT} at least 25.0%`],
    ["discount ≤ 10%", `${DISCOUNT} at most 10.0%`],
    ["small caps more than 25% cheaper", `${DISCOUNT} above 25.0%`],
    ["discount with losses counted over 0", "gap.forward-pe.aggregate.discount above 0.0%"],
    ["discount, losses left out, under parity", `${DISCOUNT} below 0.0%`],
    ["median discount above 15%", "gap.forward-pe.median.discount above 15.0%"],
    ["capped discount above 15%", "gap.forward-pe.harmonicCapped.discount above 15.0%"],
    ["trailing discount above 10%", "gap.trailing-pe.exNegative.discount above 10.0%"],
    ["re-rating above 30%", "gap.forward-pe.exNegative.rerating above 30.0%"],
    ["gap in turns below −5", "gap.forward-pe.exNegative.turns below −5.0×"],
    ["discount in turns above 3", "gap.forward-pe.exNegative.turns below −3.0×"],
    ["small caps dearer than large caps by more than 5%", `${DISCOUNT} below −5.0%`],
    ["premium above 5%", `${DISCOUNT} below −5.0%`],
    ["energy discount above 30%", "sector.energy.gap.exNegative.discount above 30.0%"],
    ["sector-neutral discount above 10%", "neutral.exNegative.discount above 10.0%"],
    ["odds of a cut above half", "next.pCut above 50.0%"],
    ["probability of a hike over 40%", "next.pHike above 40.0%"],
    ["chance of a hold at the next meeting below two thirds", "next.pHold below 66.7%"],
    ["PMI crosses 50", "pmi.level crosses 50.0"],
    ["PMI falls below 50", "pmi.level below 50.0"],
    ["ISM passes through 50", "pmi.level crosses 50.0"],
    ["credit spread above 5", "credit.highYieldSpread above 5.00%"],
    ["high-yield spread reaches 500 bp", "credit.highYieldSpread at least 5.00%"],
    ["unemployment over 4.5%", "jobs.unemployment above 4.50%"],
    ["inflation above 3%", "inflation.cpi above 3.0%"],
    ["2-year yield over the effective rate below -10 bp", "rate.twoYearOverEffective below −10 bp"],
    ["expected change by year end below -0.5%", "yearEnd.changeBp below −50 bp"],
    ["small caps' forward P/E under 14x", "small.forward-pe.exNegative below 14.0×"],
    ["median p/e below 14", "small.forward-pe.median below 14.0×"],
    ["S&P 500's forward P/E above 25 times", "large.forward-pe.exNegative above 25.0×"],
    ["half-life above 18 months", "ratio.halfLife.years above 1.5 years"],
    ["large caps' median growth below 10%", "large.growth.median below 10.0%"],
    ["gap.forward-pe.aggregate.discount above -0.1", "gap.forward-pe.aggregate.discount above −10.0%"],
    ["stock.SMCI.price below 30", "stock.SMCI.price below $30.00"],
    ["$SMCI below $30", "stock.SMCI.price below $30.00"],
    ["smci price crosses 30 dollars", "stock.SMCI.price crosses $30.00"],
    ["market cap of SMCI over $20bn", "stock.SMCI.marketCap above $20.0 bn"],
    ["EPS growth above 10%", "small.growth.median above 10.0%"],
    ["AAPL forward p/e > 30", "stock.AAPL.forward-pe above 30.0×"],
  ])("%s", (text, understood) => {
    expect(read(text)).toBe(understood);
  });

  it("says what was filled in and how a bare number was read", () => {
    const { said } = readCondition("premium above 25", commands);
    expect(said).toEqual([
      "A premium is a discount below zero.",
      "Without a method it is that with losses left out.",
      "The number has no percent sign and is read as 25.0%.",
    ]);
  });
});

describe("a condition that is refused", () => {
  it.each([
    ["", "needs a condition", "discount above 25%"],
    ["discount", "does not say what to wait for", "PMI crosses 50"],
    ["discount abov 25%", "does not say what to wait for", "Did you mean above"],
    ["above 25%", "does not say what to wait for", "discount above 25%"],
    ["discuont above 25%", "No figure is called “discuont”", "Did you mean discount?"],
    ["weather above 5", "No figure is called “weather”", "method lists them all"],
    ["growth above 10%", "could be several figures", "small.growth.median"],
    ["cuts priced above 2", "could be several figures", "yearEnd.moves"],
    ["z-score above 2", "could be several figures", "history.z, ratio.z"],
    ["discount above lots", "“lots” is no number", "a percentage such as 25%"],
    ["discount above 4,5%", "comma", "Write 4.5"],
    ["discount above 1", "1% or 100%", "percent sign"],
    ["discount above $25", "does not fit", "a percentage"],
    ["small caps' forward P/E under 14%", "does not fit", "a multiple such as 14x"],
    ["discount above 25% at the close", "not understood", "25%"],
    ["odds of a cut above 150%", "outside of what “odds of a cut” can be", "between 0.0% and 100.0%"],
    ["odds of a cut above 100%", "can never be above 100.0%", "between"],
    ["stock.SMCI.price below 0", "can never be below $0.00", "at $0.00 or above"],
    ["PMI above -5", "outside", "between 0.0 and 100.0"],
    ["unemployment above half", "several things", "4.5%"],
    ["<@U123> & *everyone* above 5", "No figure is called", "method"],
    ["折扣 above 25%", "No figure is called", "method"],
  ])("%s", (text, message, hint) => {
    const error = refusal(text);
    expect(error.problem).toBe("bad-option");
    expect(error.message).toContain(message);
    expect(error.hint).toContain(hint);
  });

  it("whatever is typed, with a typed problem and nothing else", () => {
    const words = fc.constantFrom(
      "discount",
      "above",
      "below",
      "25%",
      "PMI",
      "crosses",
      "50",
      ".",
      "of",
      "P/E",
      "small",
      "-",
    );
    const texts = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.array(words).map((each) => each.join(" ")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        try {
          expect(Number.isFinite(readCondition(text, commands).threshold)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
    );
  });
});
