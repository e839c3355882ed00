import { describe, expect, it } from "vitest";
import { DEFAULT_FUNDS } from "../../../src/funds/catalogue.ts";
import type { Market } from "../../../src/market/market.ts";
import { renewRest } from "../../../src/market/renew.ts";
import { FAKE_NOW, fakeMarket } from "../../support/fake-market.ts";

/** A market that notes what it is asked for, and fails at everything. */
function asked(): { readonly market: Market; readonly names: Set<string>; readonly histories: Set<string> } {
  const [names, histories] = [new Set<string>(), new Set<string>()];
  const market = new Proxy(fakeMarket({ funds: {} }), {
    get: (target, name: keyof Market) =>
      name === "simulated"
        ? target.simulated
        : async (first?: unknown) => {
            names.add(name === "series" ? `series ${String(first)}` : name);
            if (name === "history") histories.add(String(first));
            throw new Error("it fails");
          },
  });
  return { market, names, histories };
}

describe("renewing what questions need beside the indexes", () => {
  it("asks every source once it is due, and a failing one keeps none of the others from it", async () => {
    const { market, names } = asked();
    await renewRest(market, FAKE_NOW);
    expect([...names].sort()).toEqual(
      [
        "companyNumbers",
        "filings",
        "fomc",
        "fundFacts",
        "fundRatios",
        "history",
        "pmi",
        "policyRates",
        "series BAMLH0A0HYM2",
        "series CPIAUCSL",
        "series DGS2",
        "series DGS3MO",
        "series DGS5",
        "series UNRATE",
        "strip",
      ].sort(),
    );
  });

  it("asks for the prices of the usual funds and of what small caps are compared with", async () => {
    const { market, histories } = asked();
    await renewRest(market, FAKE_NOW);
    expect([...histories].sort()).toEqual([...new Set(["SPY", "QQQ", "RSP", ...DEFAULT_FUNDS])].sort());
  });

  it("asks for no holdings, quotes or single companies' estimates: those have rounds of their own", async () => {
    const { market, names } = asked();
    await renewRest(market, FAKE_NOW);
    for (const name of ["holdings", "quotes", "estimates"]) expect(names).not.toContain(name);
  });
});
