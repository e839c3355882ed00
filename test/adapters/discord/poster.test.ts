import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { bears, markText } from "../../../adapters/discord/delivery-mark.ts";
import { createDiscordPoster, type DiscordPosterOptions } from "../../../adapters/discord/poster.ts";
import { createRest } from "../../../adapters/discord/rest.ts";
import { markOf } from "../../../src/watch/deliver.ts";
import { createPace } from "../../../src/watch/pace.ts";
import type { Place } from "../../../src/watch/subscription.ts";
import { hugeCard, plainCard } from "../../support/cards.ts";
import { type FakeDiscord, hasFakeDiscord, startFakeDiscord } from "../../support/discord-fake.ts";
import { keptLog } from "../../support/kept-log.ts";

const CHANNEL = "1100000000000000201";
const OTHER = "1100000000000000202";
const ALICE = "1100000000000000501";
const place: Place = { platform: "discord", workspace: "1100000000000000101", channel: CHANNEL };
const mark = markOf({ key: "d-7k2m@2026-08-21T08:30" });
const yes = async () => true;

/** One transparent pixel. */
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

function posterOn(api: string, token: string, more: Partial<DiscordPosterOptions> = {}) {
  const log = keptLog();
  const rest = createRest({
    token,
    apiUrl: api,
    log,
    timeoutMs: 8_000,
    rejectOnRateLimit: ({ method }) => method === "POST",
  });
  ends.push(rest.close);
  const refused: true[] = [];
  const poster = createDiscordPoster({
    api: rest.api,
    draw: async () => ({ png: PIXEL, width: 1, height: 1, hash: "pixel" }),
    pace: createPace(Date.now),
    seen: { of: () => undefined },
    log,
    now: Date.now,
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    unauthorised: () => refused.push(true),
    ...more,
  });
  return { poster, log, refused };
}

async function setUp(more: Partial<DiscordPosterOptions> = {}, options: object = {}) {
  const discord = await startFakeDiscord(options);
  ends.push(() => discord.close());
  return { discord, ...posterOn(discord.api, discord.token, more) };
}

function posted({ messages }: FakeDiscord) {
  return [...messages.values()];
}

describe("markText", () => {
  it("says what posted a message and when it was due, so that a person can use the id", () => {
    expect(markText(mark)).toBe("digest d-7k2m · 2026-08-21 08:30");
    expect(markText(markOf({ key: "a-x3fp9@2026-08-21" }))).toBe("alert a-x3fp9 · 2026-08-21");
  });

  it("recognises its own delivery, and neither another day's nor another digest's", () => {
    const footer = (text: string) => ({ embeds: [{ footer: { text } }] });
    expect(bears(footer(`Yahoo Finance · ${markText(mark)}`), mark)).toBe(true);
    expect(bears(footer(markText(mark)), mark)).toBe(true);
    expect(bears({ content: `Answer\n-# ${markText(mark)}` }, mark)).toBe(true);
    expect(bears({ nonce: mark.nonce }, mark)).toBe(true);
    expect(bears(footer(markText(markOf({ key: "d-7k2m@2026-08-24T08:30" }))), mark)).toBe(false);
    expect(bears(footer(markText(markOf({ key: "d-7k2mx@2026-08-21T08:30" }))), mark)).toBe(false);
    expect(bears({}, mark)).toBe(false);
  });

  it("fits into Discord's nonce", () => {
    expect(mark.nonce.length).toBeLessThanOrEqual(25);
  });
});

describe.skipIf(!hasFakeDiscord)("the poster", () => {
  it("posts a card with its described chart, buttons and mark, and pings nobody", async () => {
    const { discord, poster } = await setUp();
    const outcome = await poster.post(place, plainCard, mark, yes);
    const [message] = posted(discord);
    expect(outcome).toEqual({ kind: "posted", id: message?.id });
    expect(message?.embeds[0]?.footer?.text).toMatch(/ · digest d-7k2m · 2026-08-21 08:30$/);
    expect(discord.images(message as never)[0]?.alt).toBeTruthy();
    expect(discord.lint(message as never)).toEqual([]);
    const body = discord.requests.find(({ path }) => path.endsWith("/messages"))?.body;
    expect(body).toMatchObject({ nonce: mark.nonce, enforce_nonce: true, allowed_mentions: { parse: [] } });
    discord.assertClean();
  });

  it("keeps Discord's limits with the longest card", async () => {
    const { discord, poster } = await setUp();
    expect(await poster.post(place, hugeCard, mark, yes)).toMatchObject({ kind: "posted" });
    expect(await poster.find(place, mark, Date.now() - 60_000)).toBe("found");
    discord.assertClean();
  });

  it("makes one message of two posts with one mark", async () => {
    const { discord, poster } = await setUp();
    const first = await poster.post(place, plainCard, mark, yes);
    expect(await poster.post(place, plainCard, mark, yes)).toEqual(first);
    expect(posted(discord)).toHaveLength(1);
  });

  it("sends nothing that is not its own any more", async () => {
    const { discord, poster } = await setUp();
    expect(await poster.post(place, plainCard, mark, async () => false)).toEqual({ kind: "not-ours" });
    expect(posted(discord)).toHaveLength(0);
  });

  it("sends nothing after the process stood still", async () => {
    let ahead = 0;
    const { discord, poster } = await setUp({ now: () => Date.now() + ahead });
    const stood = async () => {
      ahead = 5_000;
      return true;
    };
    expect(await poster.post(place, plainCard, mark, stood)).toMatchObject({ kind: "later" });
    expect(posted(discord)).toHaveLength(0);
  });

  it("finds a post whose answer was lost, and misses one that never arrived", async () => {
    const { discord, poster } = await setUp();
    discord.faults.add({ method: "POST", path: /\/messages$/, drop: "after" });
    expect(await poster.post(place, plainCard, mark, yes)).toMatchObject({ kind: "lost" });
    expect(await poster.find(place, mark, Date.now() - 60_000)).toBe("found");
    const other = markOf({ key: "d-7k2m@2026-08-24T08:30" });
    discord.faults.add({ method: "POST", path: /\/messages$/, drop: "before" });
    expect(await poster.post(place, plainCard, other, yes)).toMatchObject({ kind: "lost" });
    expect(await poster.find(place, other, Date.now() - 60_000)).toBe("missing");
  });

  it("finds it by the line in the message where Discord tells no nonce", async () => {
    const { discord, poster } = await setUp();
    await poster.post(place, plainCard, mark, yes);
    for (const message of posted(discord)) delete message.nonce;
    expect(await poster.find(place, mark, Date.now() - 60_000)).toBe("found");
  });

  it("takes nobody else's message for its own", async () => {
    const { discord, poster } = await setUp();
    await poster.post(place, plainCard, mark, yes);
    for (const message of posted(discord)) message.author = { id: ALICE };
    expect(await poster.find(place, mark, Date.now() - 60_000)).toBe("missing");
  });

  it.each([
    [500, { kind: "lost" }],
    [502, { kind: "lost" }],
    [429, { kind: "later", afterMs: 2_050 }],
  ])("takes %i for what it is", async (status, outcome) => {
    const { discord, poster } = await setUp();
    if (status === 429) discord.faults.rateLimit({ method: "POST", path: /\/messages$/, retryAfter: 2 });
    else discord.faults.fail({ method: "POST", path: /\/messages$/, status });
    expect(await poster.post(place, plainCard, mark, yes)).toMatchObject(outcome);
    expect(posted(discord)).toHaveLength(0);
  });

  it.each([
    [404, 10003],
    [404, 10004],
    [403, 50001],
    [403, 50013],
    [403, 50007],
    [403, 50278],
  ])("knows a place that is closed to it by %i and %i", async (status, code) => {
    const { discord, poster } = await setUp();
    discord.faults.fail({ method: "POST", path: /\/messages$/, status, body: { message: "No", code } });
    expect(await poster.post(place, plainCard, mark, yes)).toMatchObject({ kind: "refused", what: "place" });
  });

  it("knows a channel that is gone, and one where it may not speak", async () => {
    const { discord, poster } = await setUp();
    discord.channelDelete(OTHER);
    discord.setBotPermissions(CHANNEL, ["VIEW_CHANNEL"]);
    const gone = await poster.post({ ...place, channel: OTHER }, plainCard, mark, yes);
    expect(gone).toMatchObject({ kind: "refused", what: "place", reason: "the channel is gone" });
    expect(await poster.post(place, plainCard, mark, yes)).toMatchObject({ kind: "refused", what: "place" });
  });

  it("says it as text, still marked, when Discord does not take the message", async () => {
    const { discord, poster } = await setUp();
    const refusal = { method: "POST", path: /\/messages$/, status: 400, body: { message: "No", code: 50035 } };
    discord.faults.fail(refusal);
    expect(await poster.post(place, plainCard, mark, yes)).toMatchObject({ kind: "posted" });
    const [message] = posted(discord);
    expect(message).toMatchObject({ embeds: [], attachments: [], nonce: mark.nonce });
    for (const each of posted(discord)) delete each.nonce;
    expect(await poster.find(place, mark, Date.now() - 60_000)).toBe("found");
    discord.faults.fail({ ...refusal, times: 2 });
    const other = markOf({ key: "d-7k2m@2026-08-24T08:30" });
    expect(await poster.post(place, plainCard, other, yes)).toMatchObject({ kind: "refused", what: "message" });
  });

  it("reports a token that is refused, and has surely posted nothing", async () => {
    const { discord, poster, refused } = await setUp();
    discord.faults.fail({ method: "POST", path: /\/messages$/, status: 401 });
    expect(await poster.post(place, plainCard, mark, yes)).toMatchObject({ kind: "later" });
    expect(refused).toHaveLength(1);
  });

  it("knows that nothing was posted where nobody listens", async () => {
    const { discord, poster } = await setUp();
    await discord.close();
    expect(await poster.post(place, plainCard, mark, yes)).toMatchObject({ kind: "later" });
    expect(await poster.find(place, mark, Date.now() - 60_000)).toBe("down");
  });

  it("cannot look where it may not read the history", async () => {
    const { discord, poster } = await setUp();
    await poster.post(place, plainCard, mark, yes);
    discord.setBotPermissions(CHANNEL, ["VIEW_CHANNEL", "SEND_MESSAGES"]);
    expect(await poster.find(place, mark, Date.now() - 60_000)).toBe("unreadable");
  });

  it("does not take an empty history that it may not read for a missing message", async () => {
    const { discord, poster } = await setUp();
    // What Discord answers to whoever lacks Read Message History.
    discord.faults.add({ method: "GET", path: /\/messages$/, status: 200, body: [], times: 2 });
    expect(await poster.find(place, mark, Date.now() - 60_000)).toBe("missing");
    const denied = { id: place.workspace, type: 0, allow: "0", deny: String(1 << 16) };
    discord.faults.add({
      method: "GET",
      path: new RegExp(`/channels/${CHANNEL}$`),
      status: 200,
      body: { id: CHANNEL, type: 0, guild_id: place.workspace, permission_overwrites: [denied] },
    });
    expect(await poster.find(place, mark, Date.now() - 60_000)).toBe("unreadable");
  });

  it("asks for what was posted since, a page at a time", async () => {
    const { discord, poster } = await setUp();
    const written = (id: number) => ({ id: String(id), author: { id: ALICE }, content: "" });
    const full = Array.from({ length: 100 }, (_, index) => written(1_000 - index));
    discord.faults.add({ method: "GET", path: /\/messages$/, status: 200, body: full });
    await poster.post(place, plainCard, mark, yes);
    expect(await poster.find(place, mark, Date.parse("2015-01-01T00:00:00.000Z"))).toBe("found");
    const pages = discord.requests.filter(({ method, path }) => method === "GET" && path.endsWith("/messages"));
    expect(pages.map(({ query }) => query)).toEqual([
      { after: "0", limit: "100" },
      { after: "1000", limit: "100" },
    ]);
  });

  it("keeps the limits with many posts at once, also in one channel", async () => {
    const channels = Array.from({ length: 27 }, () => ({ id: String(randomSnowflake()) }));
    const { discord, poster } = await setUp({}, { guilds: [{ id: place.workspace, channels }] });
    const places = [...channels, ...Array.from({ length: 3 }, () => channels[0] ?? { id: "" })];
    const outcomes = await Promise.all(
      places.map(({ id }, index) =>
        poster.post({ ...place, channel: id }, plainCard, markOf({ key: `d-7k2m@${index}` }), yes),
      ),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(places.map(() => "posted"));
    discord.assertClean();
  }, 30_000);

  it("tells one person alone", async () => {
    const { discord, poster } = await setUp();
    expect(await poster.tell(place, ALICE, plainCard)).toBe(true);
    expect(posted(discord)[0]?.channel_id).not.toBe(CHANNEL);
    expect(await poster.tell(place, "1100000000000000999", plainCard)).toBe(false);
    discord.faults.fail({ method: "POST", path: /\/messages$/, status: 403, body: { message: "No", code: 50007 } });
    expect(await poster.tell(place, ALICE, plainCard)).toBe(false);
    discord.assertClean();
  });

  it("knows where it may post, by Discord's own rules", async () => {
    const { discord, poster } = await setUp();
    expect(await poster.mayPost(place)).toEqual({ ok: true, mayRead: true });
    discord.setBotPermissions(CHANNEL, []);
    expect(await poster.mayPost(place)).toMatchObject({ ok: false, hint: expect.stringContaining("View Channel") });
    discord.faults.fail({ path: "/channels/", status: 503 });
    expect(await poster.mayPost(place)).toMatchObject({ ok: false, hint: "Try again in a minute." });
    discord.assertClean();
  });

  it("believes what an interaction told of its channel, without a call", async () => {
    const of = () => ({ bits: BigInt(1024 + 2048 + 16384 + 32768), thread: false });
    const { discord, poster } = await setUp({ seen: { of } });
    const right = await poster.mayPost(place);
    expect(right).toMatchObject({ ok: true, mayRead: false, hint: expect.stringContaining("Read Message History") });
    expect(discord.requests).toHaveLength(0);
  });
});

function randomSnowflake(): bigint {
  return 1_100_000_000_000_000_000n + BigInt(`0x${randomUUID().slice(0, 8)}`);
}
