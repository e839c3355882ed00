import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createInstallationBook } from "../../../adapters/slack/installation-book.ts";
import { createSeal } from "../../../adapters/slack/sealed.ts";
import type { SlackOptions } from "../../../adapters/slack/slack.ts";
import type { Place } from "../../../src/watch/subscription.ts";
import { plainCard } from "../../support/cards.ts";
import { createLogbook, createStages, importFake, memoryInstallations } from "../../support/slack.ts";

const module = await importFake();
const stages = createStages(module);

afterEach(stages.close);

const place = (channel: string): Place => ({ platform: "slack", workspace: "T0FAKETEAM1", channel });
const GENERAL = place("C0GENERAL1");
/** Public, and the bot is not in it. */
const OTHER = place("C0OTHER001");
/** Private, and the bot is not in it. */
const SECRET = place("C0PRIVATE1");
const mark = (key: string) => ({ key, nonce: key.slice(0, 25) });
const MARK = mark("d-7k2mn@2026-08-21T08:30");
const go = async () => true;

const chartless = { ...plainCard, parts: plainCard.parts.filter(({ kind }) => kind !== "chart") };
const ARCHIVED = { channels: [{ id: "C0GENERAL1", name: "general", is_member: true, is_archived: true }] };

/** The poster of an adapter on a fake. */
async function posterOn(slackOptions: Record<string, unknown> = {}, options: Partial<SlackOptions> = {}) {
  const slack = await stages.fakeSlack(slackOptions);
  const { adapter, log } = stages.unstarted(slack, options);
  const posts = () => slack.messages.filter(({ source }) => source === "chat.postMessage");
  const calls = (api: string) => slack.requests.filter((request) => request.api === api);
  return { slack, poster: adapter.poster, posts, calls, log };
}

describe.skipIf(!module)("post", () => {
  it("posts a card with its chart, marked with the delivery's key and without previews", async () => {
    const { slack, poster, posts, calls } = await posterOn();
    const outcome = await poster.post(GENERAL, plainCard, MARK, go);
    const [message] = posts();
    expect(outcome).toEqual({ kind: "posted", id: message?.ts });
    expect(message && slack.images(message)).toMatchObject([{ png: { complete: true } }]);
    expect(calls("chat.postMessage")[0]?.body).toMatchObject({
      channel: "C0GENERAL1",
      metadata: { event_type: "smallcap_delivery", event_payload: { key: MARK.key } },
      unfurl_links: "false",
      unfurl_media: "false",
    });
    slack.assertClean();
  });

  it("writes down that it begins right before the post, after everything that may take long", async () => {
    const { poster, calls } = await posterOn();
    const before: number[] = [];
    await poster.post(GENERAL, plainCard, MARK, async () => {
      before.push(calls("files.completeUploadExternal").length, calls("chat.postMessage").length);
      return true;
    });
    expect(before).toEqual([1, 0]);
  });

  it("posts nothing when the delivery is somebody else's by now", async () => {
    const { poster, posts } = await posterOn();
    expect(await poster.post(GENERAL, chartless, MARK, async () => false)).toEqual({ kind: "not-ours" });
    expect(posts()).toEqual([]);
  });

  it("posts nothing when the process was held up after it wrote that it begins", async () => {
    let time = 1_000_000;
    const { poster, posts } = await posterOn({}, { now: () => time });
    const outcome = await poster.post(GENERAL, chartless, MARK, async () => {
      time += 3_500;
      return true;
    });
    expect(outcome).toMatchObject({ kind: "later" });
    expect(posts()).toEqual([]);
  });

  it("uploads a chart once for all channels of a workspace", async () => {
    const { slack, poster, posts, calls } = await posterOn();
    const outcomes = await Promise.all(
      [GENERAL, place("C0MARKETS1"), OTHER].map((each) => poster.post(each, plainCard, mark(each.channel), go)),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(["posted", "posted", "posted"]);
    expect(posts().flatMap((message) => slack.images(message))).toHaveLength(3);
    expect(calls("files.getUploadURLExternal")).toHaveLength(1);
    slack.assertClean();
  });

  it("posts without the picture where it cannot be uploaded", async () => {
    const { slack, poster, posts } = await posterOn();
    slack.faults.apiError("storage_limit_reached", { method: "files.getUploadURLExternal" });
    expect(await poster.post(GENERAL, plainCard, MARK, go)).toMatchObject({ kind: "posted" });
    expect(posts().map((message) => slack.text(message))).toEqual([expect.stringContaining("from 1.00 to 1.10")]);
  });

  it("tries a simpler message when Slack refuses the one with a picture, and then the plain text", async () => {
    const { slack, poster, posts, calls } = await posterOn();
    slack.faults.apiError("invalid_blocks", { method: "chat.postMessage", times: 2 });
    expect(await poster.post(GENERAL, plainCard, MARK, go)).toMatchObject({ kind: "posted" });
    expect(calls("chat.postMessage")).toHaveLength(3);
    expect(posts()).toMatchObject([{ blocks: [], text: expect.stringContaining("15.2×") }]);
  });

  it("gives up on a message that is refused in every form", async () => {
    const { slack, poster } = await posterOn();
    slack.faults.apiError("msg_too_long", { method: "chat.postMessage", times: 9 });
    expect(await poster.post(GENERAL, plainCard, MARK, go)).toMatchObject({ kind: "refused", what: "message" });
  });

  it.each([
    ["an archived channel", ARCHIVED, GENERAL, /archived/],
    ["a private channel that the bot is not in", {}, SECRET, /gone, or it is private/],
    ["a channel that is gone", {}, place("C0NOWHERE"), /gone/],
    ["a public channel where it may not speak uninvited", { scopes: ["chat:write"] }, OTHER, /\/invite @Smallcap/],
  ])("is refused in %s, with the reason", async (_, { scopes, ...team }: Record<string, unknown>, where, reason) => {
    const teams = [{ id: "T0FAKETEAM1", name: "Acme", installed: true, ...team }];
    const { poster } = await posterOn({ teams, ...(scopes ? { scopes } : {}) });
    const outcome = await poster.post(where, chartless, MARK, go);
    expect(outcome).toMatchObject({ kind: "refused", what: "place", reason: expect.stringMatching(reason) });
  });

  it.each(["restricted_action", "account_inactive", "token_revoked", "invalid_auth", "some_new_reason"])(
    "is refused in a place where Slack answers %s",
    async (error) => {
      const { slack, poster } = await posterOn();
      slack.faults.apiError(error, { method: "chat.postMessage" });
      expect(await poster.post(GENERAL, chartless, MARK, go)).toMatchObject({ kind: "refused", what: "place" });
    },
  );

  it.each([
    ["the connection breaks after it was posted", { drop: "after" }],
    ["the connection breaks before it was posted, which looks the same", { drop: "before" }],
    ["a server fails", { status: 503, body: "upstream" }],
    ["a gateway gives up", { status: 504, body: "timeout" }],
    ["Slack fails half-way", { error: "fatal_error" }],
  ])("is lost when %s, and tried once only", async (_, fault) => {
    const { slack, poster, calls } = await posterOn();
    slack.faults.add({ method: "chat.postMessage", ...fault });
    expect(await poster.post(GENERAL, chartless, MARK, go)).toMatchObject({ kind: "lost" });
    expect(calls("chat.postMessage")).toHaveLength(1);
  });

  it("comes later, by as much as Slack asks, when there were too many posts", async () => {
    const { slack, poster, posts } = await posterOn();
    slack.faults.add({
      method: "chat.postMessage",
      status: 429,
      body: { ok: false, error: "ratelimited" },
      headers: { "Retry-After": "7" },
    });
    expect(await poster.post(GENERAL, chartless, MARK, go)).toMatchObject({ kind: "later", afterMs: 7_000 });
    expect(posts()).toEqual([]);
  });

  it("comes later when Slack cannot be reached at all", async () => {
    const closed = createServer().listen(0, "127.0.0.1");
    await once(closed, "listening");
    const { port } = closed.address() as AddressInfo;
    await new Promise((done) => closed.close(done));
    const { poster } = await posterOn({}, { apiUrl: `http://127.0.0.1:${port}/api/` });
    expect(await poster.post(GENERAL, chartless, MARK, go)).toMatchObject({ kind: "later" });
  });

  it("keeps Slack's limits with many posts at once", async () => {
    const channels = Array.from({ length: 24 }, (_, index) => ({
      id: `C0CHAN0${String(index).padStart(3, "0")}`,
      name: `c${index}`,
    }));
    const { slack, poster, posts } = await posterOn({
      rateLimits: true,
      teams: [{ id: "T0FAKETEAM1", name: "Acme", installed: true, channels }],
    });
    // And one channel that gets several of them.
    const all = [...channels, ...Array(6).fill(channels[0])];
    const outcomes = await Promise.all(
      all.map(({ id }, index) => poster.post(place(id), plainCard, mark(`d-${index}`), go)),
    );
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(["posted"]));
    expect(posts()).toHaveLength(30);
    slack.assertClean();
  }, 60_000);
});

describe.skipIf(!module)("posting in many workspaces", () => {
  it("uses each one's own token and pictures, and is refused where the app was removed", async () => {
    const installations = memoryInstallations();
    const stateSecret = "state secret";
    const log = createLogbook();
    const book = createInstallationBook(installations, createSeal(stateSecret), { log, now: Date.now });
    const teams = ["T0ACME00001", "T0BETA00001"].map((id) => ({
      id,
      name: id,
      installed: true,
      botToken: `xoxb-${id}`,
    }));
    for (const { id, botToken: token } of teams) {
      const user = { token: undefined, scopes: undefined, id: "U1" };
      await book.add({ team: { id }, enterprise: undefined, user, bot: { token, scopes: [], id: "B1", userId: "U2" } });
    }
    const { slack, poster, posts, calls } = await posterOn(
      { teams },
      { botToken: undefined, signingSecret: "s", clientId: "1", clientSecret: "c", stateSecret, installations },
    );
    const everywhere = teams.map(({ id }, index) => ({ ...place(`C0GENERAL${index + 1}`), workspace: id }));
    const outcomes = await Promise.all(everywhere.map((each) => poster.post(each, plainCard, MARK, go)));
    expect(outcomes.map(({ kind }) => kind)).toEqual(["posted", "posted"]);
    expect(new Set(posts().map(({ team }) => team))).toEqual(new Set(teams.map(({ id }) => id)));
    expect(calls("files.getUploadURLExternal")).toHaveLength(2);
    await book.remove("T0ACME00001", Date.now() / 1000 + 1);
    const [acme = GENERAL, beta = GENERAL] = everywhere;
    expect(await poster.post(acme, plainCard, MARK, go)).toMatchObject({ kind: "refused", what: "place" });
    expect(await poster.find(acme, MARK, Date.now())).toBe("unreadable");
    expect(await poster.mayPost(acme)).toMatchObject({ ok: false, hint: expect.stringContaining("Install") });
    expect(await poster.tell(acme, "U0ALICE001", chartless)).toBe(false);
    expect(await poster.find(beta, MARK, Date.now())).toBe("found");
    slack.assertClean();
  });
});

describe.skipIf(!module)("find", () => {
  it("finds a post whose answer was lost, and says when there is none", async () => {
    const { slack, poster } = await posterOn();
    const since = Date.now();
    slack.faults.add({ method: "chat.postMessage", drop: "after" });
    expect(await poster.post(GENERAL, chartless, MARK, go)).toMatchObject({ kind: "lost" });
    expect(await poster.find(GENERAL, MARK, since)).toBe("found");
    expect(await poster.find(GENERAL, mark("d-other@2026-08-21T08:30"), since)).toBe("missing");
    slack.assertClean();
  });

  it("asks for few messages at a time, with what marks them, since shortly before the post", async () => {
    const { poster, calls } = await posterOn();
    await poster.find(GENERAL, MARK, 1_800_000_000_000);
    expect(calls("conversations.history")[0]?.body).toMatchObject({
      oldest: "1799999880.000000",
      include_all_metadata: "true",
      limit: "15",
    });
  });

  it("reads on until the last page", async () => {
    const { slack, poster, calls } = await posterOn();
    const metadata = { event_type: "smallcap_delivery", event_payload: { key: MARK.key } };
    slack.faults.add({
      method: "conversations.history",
      status: 200,
      body: { ok: true, messages: [{ user: "U0ALICE001" }, null], response_metadata: { next_cursor: "next" } },
    });
    slack.faults.add({
      method: "conversations.history",
      status: 200,
      body: { ok: true, messages: [{ user: "U0BOT00001", metadata }], response_metadata: { next_cursor: "" } },
    });
    expect(await poster.find(GENERAL, MARK, 0)).toBe("found");
    expect(calls("conversations.history")[1]?.body).toMatchObject({ cursor: "next" });
  });

  it("counts only messages of its own", async () => {
    const { slack, poster } = await posterOn();
    const metadata = { event_type: "smallcap_delivery", event_payload: { key: MARK.key } };
    slack.faults.add({
      method: "conversations.history",
      status: 200,
      body: { ok: true, messages: [{ user: "U0OTHERBOT", bot_id: "B0OTHERBOT", metadata }] },
    });
    expect(await poster.find(GENERAL, MARK, 0)).toBe("missing");
  });

  it.each(["missing_scope", "not_in_channel", "channel_not_found", "token_revoked"])(
    "says that it cannot read where Slack answers %s",
    async (error) => {
      const { slack, poster } = await posterOn();
      slack.faults.apiError(error, { method: "conversations.history" });
      expect(await poster.find(GENERAL, MARK, 0)).toBe("unreadable");
    },
  );

  it.each([
    ["fails", { status: 500, body: "" }],
    ["asks to come later", { status: 429, body: { ok: false, error: "ratelimited" }, headers: { "Retry-After": "1" } }],
    ["breaks the connection", { drop: "before" }],
    ["stumbles", { error: "internal_error" }],
  ])("may be asked again when Slack %s", async (_, fault) => {
    const { slack, poster } = await posterOn();
    slack.faults.add({ method: "conversations.history", ...fault });
    expect(await poster.find(GENERAL, MARK, 0)).toBe("down");
  });
});

describe.skipIf(!module)("mayPost", () => {
  const scopes = ["chat:write", "chat:write.public", "channels:read", "channels:history", "groups:history"];
  const archived = [{ id: "T0FAKETEAM1", name: "Acme", installed: true, ...ARCHIVED }];

  it("says yes where the bot is, and may read its own posts", async () => {
    const { poster } = await posterOn({ scopes });
    expect(await poster.mayPost(GENERAL)).toEqual({ ok: true, mayRead: true });
  });

  it.each([
    ["that it was not invited to", scopes, OTHER, /\/invite @Smallcap.*After a crash/],
    [
      "where it lacks the permission to read",
      ["chat:write", "channels:read"],
      GENERAL,
      /channels:history.*After a crash/,
    ],
  ])("warns in a channel %s that a crash leaves a doubt", async (_, granted, where, hint) => {
    const { poster } = await posterOn({ scopes: [...granted, "channels:read"] });
    const right = await poster.mayPost(where);
    expect(right).toMatchObject({ ok: true, mayRead: false, hint: expect.stringMatching(hint) });
  });

  it.each([
    ["a private channel it is not in", { scopes }, SECRET, /cannot see this channel/, /\/invite @Smallcap/],
    ["an archived channel", { scopes, teams: archived }, GENERAL, /archived/, /another channel/],
    [
      "a channel it may not speak in uninvited",
      { scopes: ["chat:write", "channels:read"] },
      OTHER,
      /not in/,
      /\/invite/,
    ],
    ["a workspace that gave it too little", { scopes: ["chat:write"] }, GENERAL, /lacks a permission/, /install/],
  ])("says no in %s, and what helps", async (_, slackOptions, where, sentence, hint) => {
    const { poster } = await posterOn(slackOptions);
    expect(await poster.mayPost(where)).toEqual({
      ok: false,
      sentence: expect.stringMatching(sentence),
      hint: expect.stringMatching(hint),
    });
  });

  it("says that Slack did not say, when it fails", async () => {
    const { slack, poster } = await posterOn({ scopes });
    slack.faults.fail({ method: "conversations.info", times: 9, status: 500 });
    expect(await poster.mayPost(GENERAL)).toMatchObject({ ok: false, hint: "Please try again in a minute." });
  });
});

describe.skipIf(!module)("tell", () => {
  it("says something to one person alone", async () => {
    const { slack, poster, posts } = await posterOn();
    expect(await poster.tell(GENERAL, "U0ALICE001", chartless)).toBe(true);
    expect(posts()).toMatchObject([{ channel: expect.stringMatching(/^D/) }]);
    slack.assertClean();
  });

  it("admits that it did not arrive", async () => {
    const { poster } = await posterOn();
    expect(await poster.tell(GENERAL, "U0NOBODY99", chartless)).toBe(false);
  });
});
