import { describe, expect, it, onTestFinished } from "vitest";
import { CONCURRENCY, createPoliteFetch } from "../../../src/market/polite-fetch.ts";
import { SourceFailure } from "../../../src/market/source-failure.ts";
import { fakeTime, politeIn } from "../../support/market.ts";
import { type Sent, startSourceServer } from "../../support/source-server.ts";

const URL_A = "https://query1.finance.yahoo.com/v7/x?a=1";
const URL_B = "https://query2.finance.yahoo.com/v7/x";

/** A network that answers one after another from a list, and the last one for good. */
function network(...answers: (() => Response)[]) {
  const asked: string[] = [];
  const fetch = async (input: string | URL | Request) => {
    asked.push(String(input));
    const answer = answers[Math.min(asked.length, answers.length) - 1];
    if (!answer) throw new TypeError("fetch failed");
    return answer();
  };
  return { fetch, asked };
}

const status = (code: number, headers: Record<string, string> = {}) => new Response("x", { status: code, headers });
const ok = () => status(200);
const unreachable = (): never => {
  throw new TypeError("fetch failed", { cause: new Error("connect ECONNREFUSED 10.0.0.1:443") });
};

async function failure(request: Promise<unknown>): Promise<SourceFailure> {
  return await request.then(
    () => Promise.reject(new Error("it was expected to fail")),
    (error: unknown) => (error instanceof SourceFailure ? error : Promise.reject(error)),
  );
}

describe("a mirror", () => {
  it.each([
    ["http://127.0.0.1:9/", `http://127.0.0.1:9/query1.finance.yahoo.com/v7/x?a=1`],
    ["http://mirror.example/base//", `http://mirror.example/base/query1.finance.yahoo.com/v7/x?a=1`],
    [undefined, URL_A],
  ])("%s is asked at the right address", async (mirror, address) => {
    const { fetch, asked } = network(ok);
    await politeIn(fakeTime(), { fetch, mirror }).fetch(URL_A);
    expect(asked).toEqual([address]);
  });
});

describe("another try", () => {
  it.each([
    ["500", () => status(500)],
    ["503", () => status(503)],
    ["429", () => status(429)],
    ["a connection that fails", unreachable],
  ])("follows %s, twice at most, after growing pauses", async (_, broken) => {
    const time = fakeTime();
    const { fetch, asked } = network(broken);
    await failure(politeIn(time, { fetch }).fetch(URL_A));
    expect(asked).toHaveLength(3);
    expect(time.pauses).toEqual([500, 1000]);
  });

  it("that succeeds is an answer", async () => {
    const { fetch } = network(() => status(502), unreachable, ok);
    expect(await (await politeIn(fakeTime(), { fetch }).fetch(URL_A)).text()).toBe("x");
  });

  it.each([[400], [401], [403], [404], [410], [422]])("does not follow %i", async (code) => {
    const { fetch, asked } = network(() => status(code));
    await failure(politeIn(fakeTime(), { fetch }).fetch(URL_A));
    expect(asked).toHaveLength(1);
  });

  it.each([
    ["seconds", "3", 3_000],
    ["a date", new Date(fakeTime().at + 5_000).toUTCString(), 5_000],
    ["nothing", "0", 0],
    ["the past", "Wed, 21 Oct 2015 07:28:00 GMT", 0],
  ])("waits as long as Retry-After says, in %s", async (_, header, pause) => {
    const time = fakeTime();
    const { fetch } = network(() => status(429, { "retry-after": header }), ok);
    await politeIn(time, { fetch, random: () => 0 }).fetch(URL_A);
    expect(time.pauses).toEqual([pause]);
  });

  it("keeps its own pause when Retry-After is no time", async () => {
    const time = fakeTime();
    const { fetch } = network(() => status(429, { "retry-after": "soon" }), ok);
    await politeIn(time, { fetch }).fetch(URL_A);
    expect(time.pauses).toEqual([500]);
  });

  it("is not made when Retry-After is long: the site is left alone until then", async () => {
    const time = fakeTime();
    const { fetch, asked } = network(() => status(429, { "retry-after": "120" }), ok);
    const polite = politeIn(time, { fetch });
    expect((await failure(polite.fetch(URL_A))).retryAt).toBe(time.at + 120_000);
    const paused = await failure(polite.fetch(URL_B));
    expect(paused).toMatchObject({ kind: "paused", retryAt: time.at + 120_000 });
    expect(paused.message).toBe("query1.finance.yahoo.com says too many requests; it is asked again in 120 seconds");
    expect(asked).toHaveLength(1);
    time.at += 120_000;
    await polite.fetch(URL_B);
  });

  it("leaves a site alone for a quarter of an hour at most, whatever it wishes", async () => {
    const time = fakeTime();
    const { fetch } = network(() => status(503, { "retry-after": "864000" }), ok);
    const polite = politeIn(time, { fetch });
    await failure(polite.fetch(URL_A));
    time.at += 15 * 60_000;
    await polite.fetch(URL_A);
  });

  it("is waited for by everybody when the site asks for a short pause", async () => {
    const time = fakeTime();
    const { fetch } = network(ok, () => status(429, { "retry-after": "2" }), ok);
    const wait = async (milliseconds: number) => {
      const until = time.at + milliseconds;
      // Everybody else gets to the paused site before the clock moves on.
      for (let turns = 0; turns < 10; turns += 1) await new Promise((resolve) => setImmediate(resolve));
      time.at = Math.max(time.at, until);
      time.pauses.push(milliseconds);
    };
    const polite = politeIn(time, { fetch, wait });
    const answers = await Promise.all(Array.from({ length: 20 }, () => polite.fetch(URL_A)));
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 200));
    expect(time.pauses.length).toBeGreaterThan(10);
  });
});

describe("a failure", () => {
  it.each<[number, string]>([
    [400, "misunderstood"],
    [401, "unauthorized"],
    [403, "refused"],
    [404, "missing"],
    [429, "limited"],
    [500, "network"],
  ])("with status %i is %s, in a line without address or page", async (code, kind) => {
    const { fetch } = network(() => new Response("<html>secret</html>", { status: code }));
    const { message, kind: found } = await failure(politeIn(fakeTime(), { fetch }).fetch(`${URL_A}&crumb=SECRET`));
    expect(found).toBe(kind);
    expect(message).toMatch(/^query1\.finance\.yahoo\.com [a-z ]+( \d{3})?$/);
  });

  it("of a source that does not answer in time is a timeout, and is not repeated", async () => {
    let asked = 0;
    const fetch = (_: unknown, init?: RequestInit) => {
      asked += 1;
      return new Promise<Response>((_, reject) => {
        init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
      });
    };
    const found = await failure(politeIn(fakeTime(), { fetch }).fetch(URL_A, { timeoutMs: 1 }));
    expect(found).toMatchObject({ kind: "timeout", message: "query1.finance.yahoo.com did not answer in time" });
    expect(asked).toBe(1);
  });

  it("of a body that stops coming is a failure too", async () => {
    const server = await startSourceServer(() => ({ cut: "halfway", body: "x".repeat(100) }));
    onTestFinished(server.close);
    expect(await failure(politeIn(fakeTime(), { mirror: server.url }).fetch(URL_A))).toMatchObject({ kind: "network" });
    expect(server.asked).toHaveLength(3);
  });
});

describe("a site that keeps failing", () => {
  it("is left alone, says until when, and is asked again then", async () => {
    const time = fakeTime();
    let broken = true;
    const { fetch, asked } = network(() => (broken ? status(500) : ok()));
    const polite = politeIn(time, { fetch });
    await failure(polite.fetch(URL_A));
    await failure(polite.fetch(URL_A));
    expect(asked).toHaveLength(4);
    const opened = time.at - 500;
    const paused = await failure(polite.fetch(URL_A));
    expect(paused.kind).toBe("paused");
    expect(paused.message).toBe("query1.finance.yahoo.com answered with status 500; it is asked again in 30 seconds");
    expect(polite.health()).toMatchObject([
      { host: "finance.yahoo.com", failures: 4, pausedUntil: new Date(opened + 30_000).toISOString() },
    ]);
    expect(asked).toHaveLength(4);
    broken = false;
    time.at = opened + 30_000;
    await polite.fetch(URL_A);
    expect(polite.health()).toMatchObject([{ pausedUntil: null, lastFailure: null }]);
  });

  it("is left alone twice as long each time, up to a quarter of an hour", async () => {
    const time = fakeTime();
    const { fetch } = network(() => status(403));
    const polite = politeIn(time, { fetch });
    const pauses: number[] = [];
    while (pauses.length < 8) {
      await failure(polite.fetch(URL_A));
      const until = polite.health()[0]?.pausedUntil;
      if (!until) continue;
      pauses.push((Date.parse(until) - time.at) / 1000);
      time.at = Date.parse(until);
    }
    expect(pauses).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it("takes its other hosts with it, and no other site", async () => {
    const { fetch } = network(() => status(403));
    const polite = politeIn(fakeTime(), { fetch });
    for (const url of [URL_A, URL_B, "https://finance.yahoo.com/quote/AAPL", URL_A]) await failure(polite.fetch(url));
    expect((await failure(polite.fetch(URL_B))).kind).toBe("paused");
    expect((await failure(polite.fetch("https://www.blackrock.com/x"))).kind).toBe("refused");
    expect(polite.health().map(({ host }) => host)).toEqual(["finance.yahoo.com", "blackrock.com"]);
  });

  it("shares its pauses between SEC's two hosts", async () => {
    const { fetch } = network(() => status(403));
    const polite = politeIn(fakeTime(), { fetch });
    for (const host of ["www", "data", "www", "data"]) await failure(polite.fetch(`https://${host}.sec.gov/x`));
    expect((await failure(polite.fetch("https://www.sec.gov/x"))).kind).toBe("paused");
  });

  it("is not one that says “no such thing” or “who are you”", async () => {
    const { fetch } = network(
      () => status(404),
      () => status(401),
    );
    const polite = politeIn(fakeTime(), { fetch });
    for (let times = 0; times < 10; times += 1) expect((await failure(polite.fetch(URL_A))).kind).not.toBe("paused");
    expect(polite.health()).toMatchObject([{ failures: 0, requests: 10 }]);
  });
});

describe("a request in the background", () => {
  it("is tried once, and its failures pause nobody else", async () => {
    const time = fakeTime();
    const { fetch, asked } = network(() => status(503));
    const polite = politeIn(time, { fetch });
    for (let times = 0; times < 10; times += 1) {
      expect((await failure(polite.fetch(URL_A, { background: true }))).kind).toBe("network");
    }
    expect(asked).toHaveLength(10);
    expect(time.pauses).toEqual([]);
    expect(polite.health()).toMatchObject([{ failures: 0, pausedUntil: null }]);
  });

  it("leaves the whole site alone when that says too many requests", async () => {
    const { fetch } = network(() => status(429, { "retry-after": "120" }));
    const polite = politeIn(fakeTime(), { fetch });
    await failure(polite.fetch(URL_A, { background: true }));
    expect((await failure(polite.fetch(URL_B))).kind).toBe("paused");
  });
});

describe("requests", () => {
  it("are at most four at once at one site, and others do not wait for them", async () => {
    const gate = Promise.withResolvers<void>();
    const open = new Map<string, number>();
    let most = 0;
    const polite = politeIn(fakeTime(), {
      fetch: async (input) => {
        const { host } = new URL(String(input));
        open.set(host, (open.get(host) ?? 0) + 1);
        most = Math.max(most, ...open.values());
        if (host === "query1.finance.yahoo.com") await gate.promise;
        open.set(host, (open.get(host) ?? 0) - 1);
        return ok();
      },
    });
    const slow = Array.from({ length: 12 }, () => polite.fetch(URL_A));
    await polite.fetch("https://data.sec.gov/x");
    expect(open.get("query1.finance.yahoo.com")).toBe(CONCURRENCY);
    gate.resolve();
    await Promise.all(slow);
    expect(most).toBe(CONCURRENCY);
  });

  it("start one after another, in order, when they are paced", async () => {
    const asked: string[] = [];
    let starts = 0;
    const polite = createPoliteFetch({
      fetch: async (input) => {
        asked.push(String(input));
        starts += 1;
        // With a pace two requests never start in one turn of the event loop.
        const before = starts;
        await new Promise((resolve) => setImmediate(resolve));
        expect(starts).toBe(before);
        return ok();
      },
      paceMs: 5,
      now: Date.now,
      wait: async () => {},
      random: () => 0,
    });
    const urls = Array.from({ length: 5 }, (_, index) => `https://data.sec.gov/${index}`);
    await Promise.all(urls.map((url) => polite.fetch(url)));
    expect(asked).toEqual(urls);
  });

  it("carry method, headers and body", async () => {
    const server = await startSourceServer(
      ({ method, headers, body }): Sent => ({
        body: `${method} ${headers["x-word"]} ${body}`,
      }),
    );
    onTestFinished(server.close);
    const polite = politeIn(fakeTime(), { mirror: server.url });
    const answer = await polite.fetch(URL_A, { method: "POST", headers: { "x-word": "hello" }, body: "there" });
    expect(await answer.text()).toBe("POST hello there");
  });
});

describe("an answer", () => {
  it("keeps its status, its headers and every one of many cookies", async () => {
    const cookies = Array.from({ length: 12 }, (_, index) => `C${index}=${"x".repeat(1_000)}; Domain=.yahoo.com`);
    const server = await startSourceServer(() => ({
      status: 307,
      headers: { "set-cookie": cookies, location: "https://guce.yahoo.com/consent" },
    }));
    onTestFinished(server.close);
    const answer = await politeIn(fakeTime(), { mirror: server.url }).fetch(URL_A, { redirect: "manual" });
    expect(answer.status).toBe(307);
    expect(answer.headers.get("location")).toBe("https://guce.yahoo.com/consent");
    expect(answer.headers.getSetCookie()).toEqual(cookies);
  });

  it.each([[204], [304]])("of status %i has no body", async (code) => {
    const { fetch } = network(() => new Response(null, { status: code }));
    expect(await (await politeIn(fakeTime(), { fetch }).fetch(URL_A)).text()).toBe("");
  });

  it("no longer claims the encoding that it arrived in", async () => {
    const { fetch } = network(
      () => new Response("x", { headers: { "content-encoding": "gzip", "content-length": "9" } }),
    );
    const { headers } = await politeIn(fakeTime(), { fetch }).fetch(URL_A);
    expect([headers.get("content-encoding"), headers.get("content-length")]).toEqual([null, null]);
  });
});
