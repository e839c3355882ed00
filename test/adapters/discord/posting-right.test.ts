import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { channelSchema, guildSchema, PERMISSIONS, permissionsIn } from "../../../adapters/discord/permissions.ts";
import { createSeenPermissions, postingRight } from "../../../adapters/discord/posting-right.ts";
import { slashInteraction } from "../../support/discord-api.ts";

const { view, send, embed, attach, readHistory, sendInThreads, administrator } = PERMISSIONS;
const ALL = view | send | embed | attach | readHistory;

const EVERYONE = "100";
const ROLE = "200";
const BOT = "300";

const guildWith = (everyone: bigint, role = 0n, owner = "1") =>
  guildSchema.parse({
    id: EVERYONE,
    owner_id: owner,
    roles: [
      { id: EVERYONE, permissions: String(everyone) },
      { id: ROLE, permissions: String(role) },
    ],
  });
type Overwrite = { id: string; type?: number; allow?: bigint; deny?: bigint };
const channelWith = (...overwrites: readonly Overwrite[]) =>
  channelSchema.parse({
    type: 0,
    permission_overwrites: overwrites.map(({ id, type = 0, allow = 0n, deny = 0n }) => ({
      ...{ id, type, allow: String(allow), deny: String(deny) },
    })),
  });
const bot = { id: BOT, roles: [ROLE] };

describe("permissionsIn", () => {
  it("adds up what everyone and the bot's roles have", () => {
    expect(permissionsIn(channelWith(), guildWith(view, send), bot)).toBe(view | send);
    expect(permissionsIn(channelWith(), guildWith(view, send), { ...bot, roles: [] })).toBe(view);
  });

  it("lets the channel's exceptions for the bot win over its roles', and those over everyone's", () => {
    const everyone = { id: EVERYONE, deny: view | send };
    const role = { id: ROLE, allow: view | send, deny: embed };
    const own = { id: BOT, type: 1, allow: embed, deny: send };
    const guild = guildWith(ALL);
    expect(permissionsIn(channelWith(everyone), guild, bot)).toBe(embed | attach | readHistory);
    expect(permissionsIn(channelWith(role, everyone), guild, bot)).toBe(view | send | attach | readHistory);
    expect(permissionsIn(channelWith(own, role, everyone), guild, bot)).toBe(view | embed | attach | readHistory);
  });

  it("takes no exception that is for others", () => {
    const others = [
      { id: "201", deny: ALL },
      { id: "301", type: 1, deny: ALL },
    ];
    expect(permissionsIn(channelWith(...others), guildWith(ALL), bot)).toBe(ALL);
  });

  it("holds nothing back from administrators and owners", () => {
    const channel = channelWith({ id: EVERYONE, deny: ALL });
    expect(permissionsIn(channel, guildWith(0n, administrator), bot) & ALL).toBe(ALL);
    expect(permissionsIn(channel, guildWith(0n, 0n, BOT), bot) & ALL).toBe(ALL);
  });
});

describe("postingRight", () => {
  it("names exactly what is missing, whatever is", () => {
    const names = [
      [view, "View Channel"],
      [send, "Send Messages"],
      [embed, "Embed Links"],
      [attach, "Attach Files"],
    ] as const;
    fc.assert(
      fc.property(fc.subarray([...names]), (missing) => {
        const bits = missing.reduce((left, [bit]) => left & ~bit, ALL);
        const right = postingRight({ bits, thread: false });
        expect(right.ok).toBe(missing.length === 0);
        if (right.ok) return;
        for (const [bit, name] of names) {
          expect(right.sentence.includes(name)).toBe((bits & bit) === 0n);
          expect(right.hint.includes(name)).toBe((bits & bit) === 0n);
        }
      }),
    );
  });

  it("needs another permission in a thread", () => {
    expect(postingRight({ bits: ALL, thread: true })).toMatchObject({
      ok: false,
      sentence: expect.stringContaining("Send Messages in Threads"),
    });
    expect(postingRight({ bits: (ALL & ~send) | sendInThreads, thread: true })).toMatchObject({ ok: true });
  });

  it("only warns where the history cannot be read", () => {
    expect(postingRight({ bits: ALL & ~readHistory, thread: false })).toMatchObject({
      ok: true,
      mayRead: false,
      hint: expect.stringContaining("Read Message History"),
    });
  });
});

describe("permissions seen with interactions", () => {
  const from = (more: object) =>
    slashInteraction("help", {}, {
      ...{ guild_id: "1", channel: { id: "2", type: 0 }, app_permissions: String(ALL) },
      ...{ authorizing_integration_owners: { 0: "1" }, ...more },
    } as never);

  it("are believed for a minute", () => {
    let now = 0;
    const seen = createSeenPermissions(() => now);
    seen.note(from({}));
    expect(seen.of("2")).toMatchObject({ bits: ALL, thread: false });
    now = 60_001;
    expect(seen.of("2")).toBeUndefined();
  });

  it("say nothing where the bot is only somebody's own app, and not in the server", () => {
    const seen = createSeenPermissions(() => 0);
    seen.note(from({ authorizing_integration_owners: { 1: "9" } }));
    seen.note(from({ guild_id: undefined }));
    seen.note(from({ app_permissions: undefined }));
    expect(seen.of("2")).toBeUndefined();
  });

  it("take up only so much room", () => {
    const seen = createSeenPermissions(() => 0);
    for (let id = 1; id <= 1_001; id += 1) seen.note(from({ channel: { id: String(id), type: 0 } }));
    expect(seen.of("1")).toBeUndefined();
    expect(seen.of("1001")).toBeDefined();
  });
});
