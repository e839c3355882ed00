import type { Definition } from "../definition.ts";

const QUOTED = "As the source quotes it, delayed. Null where the source is silent.";
const FILED =
  "From the newest annual filing: months old, and as each company tags its accounts. Null for Financials, where interest is what they sell.";
const CONSENSUS =
  "Analysts' consensus: it comes down while a year goes on as a rule, and few follow the smallest companies.";
const PEERS = "{sector} members of the {index}";
const AMONG = "Sector peers are the members of the same index by fund holdings: who left it is not among them.";

const own = (key: string, name: string, unit: Definition["unit"], basis: string, more: Partial<Definition> = {}) => ({
  id: `stock.{ticker}.${key}`,
  name,
  unit,
  basis,
  ...more,
});

/** Every figure of one company: of `stock`, and of the rows of `screen`. */
export const COMPANY_DEFINITIONS: readonly Definition[] = [
  own("price", "Price", "usd", "last price", { limits: QUOTED }),
  own("change", "Change in a day", "fraction", "price over the close before", { limits: QUOTED }),
  own("marketCap", "Market value", "usd", "all classes of shares", { limits: QUOTED, also: ["market cap", "size"] }),
  own(
    "forward-pe",
    "Forward P/E",
    "multiple",
    "price over analysts' consensus earnings per share of the next fiscal year",
    {
      limits: `Null where a loss is expected, or where accounts are in another currency than the price. ${CONSENSUS}`,
      also: ["P/E", "PE ratio", "price earnings"],
    },
  ),
  own(
    "trailing-pe",
    "Trailing P/E",
    "multiple",
    "price over reported diluted earnings per share of the last four quarters",
    {
      limits: "Null after a loss.",
    },
  ),
  own(
    "eps.next",
    "Expected earnings per share, next fiscal year",
    "usd",
    "consensus earnings per share of the next fiscal year",
    {
      limits: CONSENSUS,
      also: ["EPS"],
    },
  ),
  own(
    "eps.current",
    "Expected earnings per share, this fiscal year",
    "usd",
    "consensus earnings per share of the current, unreported fiscal year",
    { limits: CONSENSUS, also: ["EPS"] },
  ),
  own("eps.trailing", "Reported earnings per share", "usd", "reported earnings per share of the last four quarters", {
    also: ["EPS", "profitable"],
  }),
  own("growth", "Expected growth", "fraction", "E1 / E0 − 1 over E0 above zero", {
    limits: `Null without a profit to grow from. ${CONSENSUS}`,
    also: ["earnings growth"],
  }),
  own("yearChange", "Change over 52 weeks", "fraction", "last price over that of 52 weeks before, less one", {
    limits: "Without dividends.",
    also: ["momentum", "52-week change"],
  }),
  own("range", "Place in the range of 52 weeks", "fraction", "0% is the lowest price of 52 weeks, 100% the highest", {
    also: ["52-week range", "momentum"],
  }),
  ...[50, 200].map((closes) =>
    own(`against${closes}`, `Against the mean of ${closes} closes`, "fraction", "price over that mean, less one", {
      also: ["moving average", "momentum"],
    }),
  ),
  own(
    "dividendYield",
    "Dividend yield",
    "fraction",
    "a year's dividends over the price: the announced rate, else what was paid",
    {
      also: ["yield", "dividend"],
    },
  ),
  own("weight", "Weight in the {index}", "fraction", "share of the fund's market value"),
  own("rank", "Place in the {index} by weight", "count", "1 is the heaviest"),
  own("members", "Members of the {index}", "count", "shares in the fund's holdings"),
  own(
    "percentile",
    "Standing among its sector peers",
    "fraction",
    `share of the ${PEERS} with a profit ahead whose forward P/E is lower, ties counted half, itself among them`,
    {
      limits: `Dear or cheap among companies that differ in growth and debt. ${AMONG}`,
      also: ["percentile", "peers"],
    },
  ),
  own(
    "peers.median",
    "Median forward P/E of its sector peers",
    "multiple",
    `middle of the forward P/E of the ${PEERS} with a profit ahead`,
    {
      limits: AMONG,
      also: ["peers"],
    },
  ),
  own("peers.n", "Peers with a forward P/E", "count", PEERS),
  own("peers.names", "Sector peers", "count", PEERS),
  own("peers.losses", "Peers with a loss ahead", "count", PEERS),
  own("peers.unknown", "Peers of which it is not known", "count", PEERS),
  own(
    "peers.growth.median",
    "Median expected growth of its sector peers",
    "fraction",
    `middle of E1 / E0 − 1 over E0 above zero of the ${PEERS}`,
    {
      limits: AMONG,
    },
  ),
  own("peers.growth.n", "Peers with a growth rate", "count", PEERS),
  own("coverage", "Interest coverage", "multiple", "EBIT over interest", {
    limits: FILED,
    also: ["coverage", "EBIT / interest"],
  }),
  own("debt", "Debt", "usd", "all debt on the balance sheet", { limits: FILED }),
  own("debtToSize", "Debt over market value", "fraction", "{debt} over market value now", {
    limits: FILED,
    also: ["leverage", "max-debt"],
  }),
  own("shortTermShare", "Debt due within a year", "fraction", "share of the debt", { limits: FILED }),
  own("analysts", "Analysts", "count", "with an estimate of next fiscal year"),
  own(
    "revision",
    "Change of the consensus in thirty days",
    "fraction",
    "next fiscal year's consensus now against thirty days ago, over the size of the earlier one",
    {
      limits: CONSENSUS,
      also: ["revisions"],
    },
  ),
  own("raised", "Analysts who raised", "count", "within thirty days"),
  own("lowered", "Analysts who lowered", "count", "within thirty days"),
  own("surprise", "Last surprise", "fraction", "(A − E) / |E| of the newest reported quarter, per share", {
    limits: "Null where nothing was expected.",
    also: ["earnings surprise"],
  }),
  own("beats", "Quarters above what was expected", "count", "of the last reported quarters"),
  own("quarters", "Reported quarters known", "count", "with an expectation"),
];

const counted = (id: string, name: string, basis: string, more: Partial<Definition> = {}): Definition => ({
  id: `screen.${id}`,
  name,
  unit: "count",
  basis,
  ...more,
});
const LIMIT = "What was asked for: a company with no such value does not fulfil it.";

/** What `screen` counts, and the limits it was asked for. */
export const SCREEN_DEFINITIONS: readonly Definition[] = [
  counted("members", "Members screened", "members of the index, of the asked sector only", {
    limits: "By fund holdings: companies that left the index are not among them.",
  }),
  counted("judged", "Members judged", "everything is known that a condition asks for"),
  counted("unjudged", "Members not judged", "something is not known that a condition asks for"),
  counted("matches", "Matches", "members that fulfil every condition; a missing value fulfils none"),
  counted("shown", "Matches shown", "the first in the asked order"),
  counted("loosened", "Matches without {condition}", "members that fulfil every condition but {condition}"),
  counted("unjudged.{place}", "Members not judged for one reason", "{reason}"),
  counted("without.{place}", "Members without such a value", "{reason}"),
  { id: "screen.max-pe", name: "max-pe", unit: "multiple", basis: "a forward P/E of at most", limits: LIMIT },
  {
    id: "screen.min-growth",
    name: "min-growth",
    unit: "fraction",
    basis: "expected growth of at least",
    limits: LIMIT,
  },
  { id: "screen.max-debt", name: "max-debt", unit: "fraction", basis: "debt of at most", limits: LIMIT },
  {
    id: "screen.min-coverage",
    name: "min-coverage",
    unit: "multiple",
    basis: "interest coverage of at least",
    limits: LIMIT,
  },
  ...COMPANY_DEFINITIONS,
];
