import { describe, expect, it } from "vitest";
import { NEWS_COUNT, toNewsFeed } from "../../../src/market/yahoo-news.ts";
import { PILLARS } from "../../../src/news/pillars.ts";
import { pillarsOf } from "../../../src/news/pillars-of.ts";
import { recorded } from "../../support/recorded.ts";

const feed = (symbol: string) => toNewsFeed(symbol, recorded(`yahoo/search-${symbol}.json`).bodyJson);

describe("the pillars that a headline touches", () => {
  it.each([
    ["AAPL", [[], [], ["valuation"], []]],
    ["EPAC", [[], ["valuation"], ["earnings"], ["earnings"]]],
    ["QQQ", [["performance"], [], ["performance"], ["economy", "performance"]]],
  ])("are known of each recorded one about %s, and not forced on any", (symbol, pillars) => {
    expect(feed(symbol)?.rows.map(({ title }) => pillarsOf(title))).toEqual(pillars);
    expect(feed(symbol)?.rows.length).toBeLessThanOrEqual(NEWS_COUNT);
  });

  it.each([
    ["valuation", "Small-cap valuations fall to a twenty-year low against large caps"],
    ["valuation", "Are small caps cheap, or cheap stocks for a reason?"],
    ["earnings", "Russell 2000 companies' profits seen rising"],
    ["earnings", "Wolfspeed cuts outlook as orders slow"],
    ["economy", "ISM says factory orders grew"],
    ["economy", "Consumer prices rose in July"],
    ["rates", "Fed's Powell hints at patience"],
    ["rates", "FED HOLDS, MARKETS WAIT"],
    ["rates", "What a rate cut would mean for small companies"],
    ["rates", "Treasury yields climb"],
    ["debt", "Retailer files for Chapter 11"],
    ["debt", "Refinancing wall nears for junk bonds"],
    ["concentration", "The Magnificent Seven make up a third of the index"],
    ["concentration", "Investors rotate into value as big tech pauses"],
    ["performance", "Russell 2000 rallies, S&P 500 slips"],
    ["performance", "Small caps lag again"],
    ["performance", "Stocks slump as volatility returns"],
    ["policy", "Trump tariffs on steel start on Monday"],
    ["policy", "House passes tax bill"],
    ["policy", "Regulators clear bank merger"],
    ["policy", "Corporate taxes may fall"],
  ])("include %s in: %s", (pillar, title) => {
    expect(pillarsOf(title)).toContain(pillar);
  });

  it("are several where there are several", () => {
    expect(pillarsOf("Fed holds interest rates as tariffs bite")).toEqual(["rates", "policy"]);
  });

  it.each([
    "Customers are fed up with airline fees",
    "Fed Up: Investors Leave Cable",
    "FED UP WITH CABLE",
    "FedEx opens a hub",
    "Well-fed dogs live longer",
    "Apple raises prices of older phones",
    "Liberty Tax opens fifty stores",
    "Jackson Hewitt Tax Service names a chief executive",
    "TurboTax maker hires",
    "Taxi company adds cars",
    "Rally car maker wins race",
    "Chip firm unveils new voltage regulators",
    "Airline adds economy seats",
    "The app hides it in its default settings",
    "A nonprofit builds homes",
    "Company opens a new office",
    "",
  ])("are none in: %s", (title) => {
    expect(pillarsOf(title)).toEqual([]);
  });

  it("come in the order of the case, each once", () => {
    const everything =
      "Valuations, earnings, inflation, interest rates, debt, big tech, a selloff and tariffs: earnings and tariffs";
    expect(pillarsOf(everything)).toEqual(PILLARS);
  });
});
