import { type Matcher, matcherOf, type WordRule } from "./word-rules.ts";

/**
 * What of the case for small caps a headline touches, by the words in it. Touching is all that is said: not whether the
 * news is good, nor whether it is true. A headline without such words touches nothing, which is said as well.
 */
export const PILLARS = [
  "valuation",
  "earnings",
  "economy",
  "rates",
  "debt",
  "concentration",
  "performance",
  "policy",
] as const;
export type Pillar = (typeof PILLARS)[number];

/** The pillars as people read them. */
export const PILLAR_NAMES: Readonly<Record<Pillar, string>> = {
  valuation: "valuation",
  earnings: "earnings",
  economy: "economy",
  rates: "rates",
  debt: "debt",
  concentration: "concentration",
  performance: "performance and risk",
  policy: "policy",
};

/** How prices move, in headlines. */
const MOVES =
  "rally/rallies/rallied/rise*/rose/fall*/fell/drop*/jump*/surge*/slump*/gain*/slide*/slid/sink*/sank/climb*/tumble*/slip*";

/** The rules. Change them here, and give each new word a headline in the test. */
export const PILLAR_RULES: Readonly<Record<Pillar, WordRule>> = {
  valuation: {
    words: [
      "valuation*",
      "undervalued/overvalued/undervaluation/overvaluation",
      "intrinsic value/calculation",
      "fair value",
      "price to earnings/book/sales",
      "earnings multiple*",
      "cheap/cheaper/cheapest stock*",
      "small caps are/look/remain cheap/cheaper/expensive",
      "discount/premium to large",
    ],
    except: [],
  },
  earnings: {
    words: [
      "earnings",
      "eps",
      "profit*",
      "quarterly results/revenue/loss/report",
      "q1/q2/q3/q4 results/revenue/loss",
      "guidance",
      "revenue beat*/miss*/growth/estimate*/forecast*",
      "analyst* estimate*",
      "beat*/miss*/top*/lag* estimate*",
      "raises/cuts/lowers/lifts outlook/forecast",
    ],
    except: ["price to earnings", "earnings multiple*", "non profit*", "nonprofit*", "profit taking"],
  },
  economy: {
    words: [
      "economy/economic",
      "gdp",
      "recession*",
      "inflation*",
      "consumer/producer prices",
      "cpi/pce/ppi",
      "unemployment",
      "jobless claims",
      "jobs report",
      "payroll*",
      "labor market",
      "ism",
      "pmi",
      "manufacturing activity/index/data/output/slump*/expand*/contract*",
      "retail sales",
      "consumer spending/confidence/sentiment",
      "soft/hard landing",
    ],
    except: [
      "economy class/seat*/car*",
      "economic club",
      "inflation reduction act",
      "payroll software/provider*/company",
    ],
  },
  rates: {
    words: [
      "Fed",
      "FOMC",
      "federal reserve",
      "powell",
      "interest rate*",
      "rate cut*/hike*/decision/path/outlook",
      "cut*/cutting/raise*/raising/hold*/holding interest rate*",
      "treasury yield*",
      "bond yield*",
      "monetary policy",
      "central bank*",
    ],
    except: ["Fed Up/up", "Fed By/by", "Fed Into/into", "Well/well Fed", "Federal Reserve Note", "tax rate cut*/hike*"],
  },
  debt: {
    words: [
      "debt",
      "refinanc*",
      "high yield bond*/debt/spread*",
      "junk bond*",
      "credit spread*/rating*/downgrade*/crunch",
      "default/defaults/defaulted/defaulting",
      "bankrupt*",
      "chapter 11",
      "leveraged loan*",
      "senior notes/debt",
      "convertible notes",
      "maturity wall",
      "interest coverage",
    ],
    except: ["default setting*", "debt free", "by default"],
  },
  concentration: {
    words: [
      "magnificent seven/7",
      "mag seven/7",
      "megacap*",
      "mega cap*",
      "big tech",
      "market concentration",
      "narrow rally/market/leadership",
      "market breadth",
      "broadening rally/market",
      "rotation/rotate/rotates/rotating into/to/from",
    ],
    except: [],
  },
  performance: {
    words: [
      `small cap/caps ${MOVES}/lag*/lead*`,
      `stocks/shares/equities/futures ${MOVES}/higher/lower/mixed`,
      `russell 2000 ${MOVES}/hits`,
      "outperform*/underperform*",
      "rally/rallies",
      "selloff/selloffs",
      "sell off*",
      "bear/bull market*",
      "market correction/crash/rout",
      "volatility",
      "vix",
      "drawdown*",
      "record high*",
    ],
    except: ["rally car*/race*/racing", "rallies supporters/troops/voters", "outperform rating*", "to outperform"],
  },
  policy: {
    words: [
      "tariff*",
      "trade war/deal/talks/policy",
      "import/export duties/ban*/control*/tax*",
      "tax cut*/bill/bills/reform/plan/code/credit*/break*/hike*/rate/rates/policy/law*/overhaul",
      "corporate/income/capital/payroll/wealth/minimum/excise/carbon/digital tax/taxes",
      "taxes",
      "taxation",
      "regulation*/regulator*/regulatory",
      "deregulation/deregulate*/deregulatory",
      "antitrust",
      "executive order*",
      "government shutdown",
      "debt ceiling",
      "fiscal policy",
      "sanctions",
      "stimulus",
      "inflation reduction act",
    ],
    except: [
      "Liberty Tax",
      "Jackson Hewitt Tax",
      "tax service*/software/preparer*/season",
      "Block Tax",
      "regulatory news service",
      "voltage/voice regulator*",
    ],
  },
};

const MATCHERS: readonly (readonly [Pillar, Matcher])[] = PILLARS.map((pillar) => [
  pillar,
  matcherOf(PILLAR_RULES[pillar]),
]);

/**
 * The pillars that a headline touches, in their usual order; empty when none.
 *
 * @example
 * pillarsOf("Fed holds interest rates as tariffs bite"); // ["rates", "policy"]
 */
export function pillarsOf(title: string): readonly Pillar[] {
  return MATCHERS.filter(([, matches]) => matches(title)).map(([pillar]) => pillar);
}
