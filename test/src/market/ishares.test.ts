import { describe, expect, it, onTestFinished } from "vitest";
import { isharesSource } from "../../../src/market/ishares.ts";
import { holdingsFile } from "../../support/holdings-file.ts";
import { fakeTime, politeIn } from "../../support/market.ts";
import { type Sent, startSourceServer } from "../../support/source-server.ts";

async function setUp(sent: Sent) {
  const server = await startSourceServer(() => sent);
  onTestFinished(server.close);
  const time = fakeTime();
  return { server, ishares: isharesSource(politeIn(time, { mirror: server.url }), time.now) };
}

describe("holdings", () => {
  it("are asked for as a browser does, and are of the close of their day", async () => {
    const { server, ishares } = await setUp({ headers: { "content-type": "text/csv" }, body: holdingsFile() });
    const reading = await ishares.holdings("IJH");
    expect(reading.value.rows).toHaveLength(400);
    expect(reading).toMatchObject({
      source: "iShares IJH holdings",
      observedAt: "2026-05-05T20:00:00.000Z",
      fetchedAt: "2026-08-21T21:00:00.000Z",
      stale: false,
    });
    const [asked] = server.asked;
    expect(asked?.query.get("portfolioId")).toBe("239763");
    expect(asked?.headers["user-agent"]).toMatch(/^Mozilla/);
  });

  const file = holdingsFile();
  it.each<[string, Sent, string, string]>([
    [
      "a page under the type of a file",
      { headers: { "content-type": "text/csv" }, body: "<!DOCTYPE html>" },
      "unreadable",
      "iShares sent a web page instead of the holdings file",
    ],
    [
      "half a file",
      { body: file.slice(0, file.length / 2) },
      "unreadable",
      "iShares sent a holdings file of IJH that is cut off",
    ],
    ["nothing", { body: "" }, "unreadable", "iShares sent a holdings file without its header or date"],
    ["a 404", { status: 404, body: "<html>" }, "missing", "iShares has no holdings file of IJH"],
    ["a 500", { status: 500 }, "network", "www.blackrock.com answered with status 500"],
    ["a connection cut half-way", { cut: "halfway", body: file }, "network", "www.blackrock.com could not be reached"],
  ])("that come as %s are a failure in one line", async (_, sent, kind, message) => {
    const { ishares } = await setUp(sent);
    await expect(ishares.holdings("IJH")).rejects.toMatchObject({ kind, message });
  });
});
