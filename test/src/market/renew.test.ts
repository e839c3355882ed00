import { describe, expect, it } from "vitest";
import type { Market } from "../../../src/market/market.ts";
import { renewRest } from "../../../src/market/renew.ts";
import { FAKE_NOW, fakeMarket } from "../../support/fake-market.ts";

/** A market that notes what it is asked for, and fails at everything. */
function asked(): { readonly market: Market; readonly names: Set<string> } {
  const names = new Set<string>();
  const market = new Proxy(fakeMarket({ funds: {} }), {
    get: (target, name: keyof Market) =>
      name === "simulated"
        ? target.simulated
        : async (first?: unknown) => {
            names.add(name === "series" ? `series ${String(first)}` : name);
            throw new Error("it fails");
          },
  });
  return { market, names };
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
        "series DGS5",
        "series UNRATE",
        "strip",
      ].sort(),
    );
  });

  it("asks for no holdings, quotes or single companies' estimates: those have rounds of their own", async () => {
    const { market, names } = asked();
    await renewRest(market, FAKE_NOW);
    for (const name of ["holdings", "quotes", "estimates"]) expect(names).not.toContain(name);
  });
});
