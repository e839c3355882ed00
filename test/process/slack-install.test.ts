import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BOT_SCOPES } from "../../adapters/slack/scopes.ts";
import { type Bot, hasPlatforms } from "../support/platforms.ts";
import { type HttpSlack, startOverHttp } from "../support/slack-http.ts";

const ACME = "T0FAKETEAM1";
const BETA = "T0FAKETEAM2";
const teams = [
  { id: ACME, name: "Acme", domain: "acme", installed: false },
  { id: BETA, name: "Beta", domain: "beta", installed: false },
];

describe.skipIf(!hasPlatforms)("the process in many workspaces", () => {
  let staged: Awaited<ReturnType<typeof startOverHttp>>;
  let slack: HttpSlack;
  let bot: Bot;

  beforeAll(async () => {
    staged = await startOverHttp({ SLACK_CLIENT_ID: "clientId", SLACK_CLIENT_SECRET: "clientSecret" }, { teams });
    slack = staged.slack;
    bot = staged.bot;
  });
  afterAll(async () => {
    await bot.stop();
    await slack.close();
  });

  const install = (options: object) => slack.browserInstall(`${staged.origin}/slack/install`, options);
  /** A question, and the team of each token that a call since then was made with. */
  async function ask(team: string, text: string) {
    const mark = slack.requests.length;
    const message = await (await slack.command("/smallcap", text, { team })).message();
    const used = slack.requests.slice(mark).flatMap(({ api, team }) => (api && team ? [team] : []));
    return { message, text: slack.text(message), used: [...new Set(used)] };
  }

  it("tells a workspace that has not installed the app where to", async () => {
    const { message, text } = await ask(ACME, "help");
    expect(message.ephemeralFor).toBeTruthy();
    expect(text).toContain("not installed in your workspace");
    expect(text).toContain(`${staged.origin}/slack/install`);
  });

  it.each([
    ["says no to Slack", { deny: true }, 403, "nothing was installed"],
    ["comes back without the cookie", { keepCookies: false }, 400, "start again"],
  ])("shows a page to somebody who %s", async (_, how, status, words) => {
    const shown = await install({ team: ACME, ...how });
    expect(shown).toMatchObject({ status, body: expect.stringContaining(words) });
    expect(shown.body).toContain('href="/slack/install"');
    expect((await ask(ACME, "help")).text).toContain("not installed");
  });

  it.each([
    ["with a state that is not ours", "?code=1.2&state=wrong"],
    ["without a state", "?code=1.2"],
    ["without a code", "?state=wrong"],
  ])("shows a page to somebody who comes %s", async (_, query) => {
    const response = await fetch(`${staged.origin}/slack/oauth_redirect${query}`, {
      headers: { cookie: "slack-app-oauth-state=other" },
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("Please start again");
  });

  it("is installed in two workspaces, and uses each one's own token there and nowhere else", async () => {
    for (const team of [ACME, BETA]) {
      const shown = await install({ team });
      expect(shown).toMatchObject({ status: 200, body: expect.stringContaining("/smallcap help") });
      expect(shown.scopes).toEqual(BOT_SCOPES);
    }
    const answers = await Promise.all([ACME, BETA].map((team) => ask(team, "valuation")));
    for (const { text } of answers) expect(text).toContain("Simulated market");
    expect((await ask(ACME, "valuation against:sp400")).used).toEqual([ACME]);
    expect((await ask(BETA, "valuation against:sp400")).used).toEqual([BETA]);
    slack.assertClean();
  });

  it("keeps no token that can be read, in its store or its log", async () => {
    const tokens = slack.requests.flatMap(({ headers }) => /xox\S+/.exec(headers.authorization ?? "")?.[0] ?? []);
    expect(tokens.length).toBeGreaterThan(0);
    const kept = ["", "-wal"].map((end) => readFileSync(staged.file + end, "latin1")).join();
    expect(kept).toContain(`slack:${ACME}`);
    for (const token of tokens) {
      expect(kept).not.toContain(token);
      expect(bot.log()).not.toContain(token);
    }
  });

  it("still knows them after a restart", async () => {
    await bot.stop();
    bot = await staged.start();
    await bot.waitLine(/"ready"/);
    expect((await ask(BETA, "help")).text).toContain("valuation");
  });

  it("goes on where another workspace's token is refused", async () => {
    slack.faults.add({ method: "files.getUploadURLExternal", error: "token_revoked" });
    expect((await ask(ACME, "valuation against:sp400")).text).toContain("Simulated market");
    await bot.waitLine(/no longer accepts a workspace's token/);
    expect((await ask(BETA, "help")).text).toContain("valuation");
  });

  it("forgets a workspace that removes the app, and no other", async () => {
    await slack.uninstall(ACME);
    await bot.waitLine(/uninstalled/);
    expect((await ask(ACME, "help")).text).toContain("not installed");
    expect((await ask(BETA, "help")).text).toContain("valuation");
    expect(readFileSync(staged.file, "latin1")).toContain(`slack:${BETA}`);
  });

  it("is installed again", async () => {
    expect(await install({ team: ACME })).toMatchObject({ status: 200 });
    expect((await ask(ACME, "help")).text).toContain("valuation");
  });
});
