import { afterEach, describe, expect, it } from "vitest";
import { createDiscord, type DiscordOptions } from "../../../adapters/discord/discord.ts";
import type { Ask } from "../../../commands/ask.ts";
import { receiptCard } from "../../../src/receipt-card.ts";
import { HOSTILE, hostileCard, pendingCard, plainCard, problemCard } from "../../support/cards.ts";
import { fakeCommands } from "../../support/commands.ts";
import { type FakeDiscord, hasFakeDiscord, startFakeDiscord } from "../../support/discord-fake.ts";
import { keptLog } from "../../support/kept-log.ts";

if (!hasFakeDiscord) console.warn("Skipped: no fakes/fake-discord.mjs in SHARED_DIR, so no real client is started.");

/** One transparent pixel. */
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

const card = {
  ...plainCard,
  receipt: { formulas: [], inputs: [], leftOut: [], hash: "h", file: "rows", rows: [{ a: 1 }] },
};

/** Answers by what is asked: receipts, claims that are hostile or wrong, and everything else at once. */
const quick: Ask = async ({ view, options }) => {
  if (view === "receipt") return receiptCard(card, card.receipt);
  return options.claim === HOSTILE ? hostileCard : card;
};

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function setUp(more: Partial<DiscordOptions> = {}, fakeOptions: object = {}) {
  const discord = await startFakeDiscord(fakeOptions);
  ends.push(() => discord.close());
  return { discord, ...adapterFor(discord, more) };
}

function adapterFor(discord: FakeDiscord, more: Partial<DiscordOptions> = {}) {
  const log = keptLog();
  const fatal = Promise.withResolvers<string>();
  const adapter = createDiscord({
    token: discord.token,
    apiUrl: discord.api,
    ask: quick,
    commands: fakeCommands,
    draw: async () => ({ png: PIXEL, width: 1, height: 1, hash: "pixel" }),
    log,
    now: Date.now,
    fatal: fatal.resolve,
    ...more,
  });
  ends.push(() => adapter.stop());
  return { adapter, log, fatal: fatal.promise };
}

async function started(more: Partial<DiscordOptions> = {}, fakeOptions: object = {}) {
  const all = await setUp(more, fakeOptions);
  await all.adapter.start();
  await all.discord.waitCommands(more.guildId ? { guild: more.guildId } : {});
  return all;
}

/** An ask that answers when told to, and the same with what it showed before. */
function slowAsk() {
  const answer = Promise.withResolvers<typeof plainCard>();
  let partial: ((card: typeof plainCard) => unknown) | undefined;
  const ask: Ask = (_, options) => {
    partial = options?.onPartial;
    return answer.promise;
  };
  return { ask, answer: answer.resolve, partial: (part: typeof plainCard) => partial?.(part) };
}

const valuation = { name: "smallcap", subcommand: "valuation" };

describe.skipIf(!hasFakeDiscord)("Discord, with the real client", () => {
  it("registers its commands once, and not again at the next start", async () => {
    const { discord, adapter } = await started({}, { enforceIdentifyLimit: false });
    expect(adapter.healthy()).toBe(true);
    await discord.idle();
    await adapter.stop();
    const mark = discord.mark();
    const again = adapterFor(discord);
    await again.adapter.start();
    await discord.waitFor(() => again.log.entries.some(({ detail }) => detail?.outcome === "unchanged"));
    expect(discord.requestsSince(mark).filter(({ method }) => method !== "GET")).toEqual([]);
    discord.assertClean();
  });

  it("registers in one server when told to", async () => {
    const { discord } = await started({ guildId: "1100000000000000101" });
    const asked = await discord.command({ ...valuation, guild: "1100000000000000101" });
    await asked.reply();
    discord.assertClean();
  });

  it("answers at once, with a described picture, while a server is unavailable", async () => {
    const { discord } = await started({}, { withholdGuilds: true });
    const asked = await discord.command({ ...valuation, options: { against: "sp400" } });
    const message = await asked.reply();
    expect(asked.ackType).toBe(4);
    expect(discord.images(message)[0]?.alt).toContain("from 1.00 to 1.10");
    expect(discord.lint(message)).toEqual([]);
    discord.assertClean();
  });

  it("acknowledges a slow question, shows its part, then the whole without piling up pictures", async () => {
    const { ask, answer, partial } = slowAsk();
    const { discord } = await started({ ask });
    const asked = await discord.command(valuation);
    expect((await asked.ack()).type).toBe(5);
    partial(pendingCard);
    expect(discord.text(await asked.reply())).toContain("Still loading");
    answer(plainCard);
    await asked.wait(({ original }) => original && !discord.text(original).includes("Still loading"));
    expect((await asked.reply()).attachments).toHaveLength(1);
    discord.assertClean();
  });

  it("sends a late problem to the asker alone", async () => {
    const { ask, answer } = slowAsk();
    const { discord } = await started({ ask });
    const asked = await discord.command(valuation);
    await asked.ack();
    answer(problemCard);
    const followup = await asked.followup();
    expect(followup.flags & 64).toBe(64);
    expect(asked.original?._deleted).toBe(true);
    expect(discord.notes.map(({ rule }) => rule)).not.toContain("followup-as-edit");
    discord.assertClean();
  });

  it("answers a click with a new message, and a receipt privately with its files", async () => {
    const { discord } = await started();
    const message = await (await discord.command(valuation)).reply();
    const next = await discord.click(message, "Against mid caps");
    expect(discord.text(await next.reply())).toContain("15.2×");
    expect(next.ephemeral).toBe(false);
    const receipt = await discord.click(message, "How computed?");
    const files = (await receipt.reply()).attachments.map(({ filename }) => filename);
    expect(files).toEqual(["rows.csv", "rows.json"]);
    expect(receipt.ephemeral).toBe(true);
    const old = await discord.component(message, { component_type: 2, custom_id: "v0:gone", id: 1 });
    expect(discord.text(await old.reply())).toContain("/smallcap help");
    expect(old.ephemeral).toBe(true);
    discord.assertClean();
  });

  it("outlasts server errors and a lost answer on the edit", async () => {
    const { ask, answer } = slowAsk();
    const { discord } = await started({ ask });
    const errors = discord.faults.fail({ method: "PATCH", path: /@original/, status: 503, times: 2 });
    discord.faults.add({ method: "PATCH", path: /@original/, drop: "before", times: 1 });
    const asked = await discord.command(valuation);
    await asked.ack();
    answer(plainCard);
    expect(discord.text(await asked.reply())).toContain("15.2×");
    expect(errors.hits).toBe(2);
    discord.assertClean();
  });

  it.each(["before", "after"])("outlasts an acknowledgement whose answer is lost %s it is applied", async (drop) => {
    const { ask, answer } = slowAsk();
    const { discord } = await started({ ask });
    discord.faults.add({ method: "POST", path: /callback/, drop, times: 1 });
    const asked = await discord.command(valuation);
    await asked.ack();
    answer(plainCard);
    expect(discord.text(await asked.reply())).toContain("15.2×");
    // Asking again is how the adapter learns that the first one counted.
    discord.assertClean(["interaction.double-ack"]);
  });

  it("drops what comes too late to be acknowledged", async () => {
    const late = () => Date.now() + 10_000;
    const { discord, log } = await started({ now: late });
    const mark = discord.mark();
    await discord.command(valuation);
    await discord.waitFor(() => log.entries.some(({ message }) => message.includes("too late")));
    expect(discord.requestsSince(mark)).toEqual([]);
    discord.assertClean();
  });

  it("shows hostile words without pinging anyone", async () => {
    const { discord } = await started();
    const asked = await discord.command({ ...valuation, subcommand: "check", options: { claim: HOSTILE } });
    expect(discord.lint(await asked.reply())).toEqual([]);
    discord.assertClean();
  });

  it("refuses to start with a wrong token, and does not repeat it", async () => {
    const { adapter } = await setUp({ token: "wrong-token" });
    const failure: unknown = await adapter.start().catch((error: unknown) => error);
    expect(String(failure)).toContain("DISCORD_TOKEN");
    expect(String(failure)).not.toContain("wrong-token");
    expect(adapter.healthy()).toBe(false);
  });

  it("refuses to start when the gateway closes on it for good", async () => {
    const guilds = [{ id: "1100000000000000101" }, { id: "1100000000000000102" }];
    const { adapter } = await setUp({}, { guildsPerShardLimit: 1, guilds });
    const failure = await adapter.start().catch((error: unknown) => String(error));
    expect(failure).toContain("close 4011");
    expect(adapter.healthy()).toBe(false);
  });

  it("keeps trying while the gateway refuses connections", async () => {
    const { adapter, discord } = await setUp();
    discord.gatewayControl.refuse();
    const starting = adapter.start();
    await discord.waitFor(() => discord.requests.some(({ path }) => path === "/gateway/bot"));
    expect(adapter.healthy()).toBe(false);
    discord.gatewayControl.refuse(false);
    await starting;
    await discord.waitCommands();
    await (await discord.command(valuation)).reply();
    discord.assertClean();
  });

  it("waits out a Discord that is down at the start", async () => {
    const { adapter, discord, log } = await setUp();
    discord.faults.fail({ method: "GET", path: "/gateway/bot", status: 503, times: 2 });
    const starting = adapter.start();
    expect(adapter.healthy()).toBe(false);
    await starting;
    expect(adapter.healthy()).toBe(true);
    expect(log.entries.filter(({ message }) => message.startsWith("discord login failed"))).toHaveLength(2);
    discord.assertClean();
  });

  it("reports a token that is refused later", async () => {
    const { adapter, discord, fatal } = await setUp();
    discord.faults.fail({ method: "GET", path: /\/commands$/, status: 401 });
    await adapter.start();
    expect(await fatal).toContain("DISCORD_TOKEN");
    expect(adapter.healthy()).toBe(false);
  });

  it("reports a gateway that closes for good", async () => {
    const { discord, fatal, adapter } = await started();
    discord.gatewayControl.drop({ code: 4004 });
    expect(await fatal).toContain("DISCORD_TOKEN");
    expect(adapter.healthy()).toBe(false);
  });

  it("answers on when commands cannot be registered", async () => {
    const { adapter, discord, log } = await setUp();
    discord.faults.fail({ method: "PUT", path: /\/commands$/, status: 500, times: 1 });
    await adapter.start();
    await discord.waitFor(() => log.entries.some(({ message }) => message.includes("could not be registered")));
    const asked = await discord.command({ ...valuation, check: false });
    await asked.reply();
    await discord.waitCommands();
    discord.assertClean();
  });

  it("comes back after the connection is lost", async () => {
    const { discord, adapter } = await started();
    discord.gatewayControl.drop();
    await discord.waitFor(() => !adapter.healthy(), { every: 1 });
    await discord.waitFor(() => adapter.healthy());
    await (await discord.command(valuation)).reply();
    discord.assertClean();
  });

  it("apologises for what is under way when it stops, and says goodbye to the gateway", async () => {
    const { ask } = slowAsk();
    const { discord, adapter } = await started({ ask });
    const asked = await discord.command(valuation);
    await asked.ack();
    await adapter.stop();
    expect(discord.text(await asked.reply())).toContain("restarting");
    expect(discord.gateway.connections.at(-1)?.code).toBe(1000);
    expect(adapter.healthy()).toBe(false);
    discord.assertClean();
  });

  it("stops while it is still connecting", async () => {
    const { adapter, discord } = await setUp();
    discord.faults.add({ method: "GET", path: "/gateway/bot", hang: true, times: 10 });
    const starting = adapter.start().catch((error: unknown) => String(error));
    await adapter.stop();
    expect(await starting).toContain("stopped");
  });

  it("writes no secret into its log", async () => {
    const { discord, log } = await started();
    discord.faults.fail({ method: "POST", path: /callback/, status: 500, times: 2 });
    await (await discord.command(valuation)).reply();
    const written = JSON.stringify(log.entries);
    expect(written).not.toContain(discord.token);
    expect(written).not.toContain("aW50ZXJhY3Rpb24");
  });
});
