import type { APIInteraction } from "discord.js";
import * as z from "zod";
import type { PostingRight } from "../../src/watch/poster.ts";
import { failureOf } from "./failure.ts";
import { channelSchema, guildSchema, PERMISSIONS, permissionsIn } from "./permissions.ts";

/** The calls that tell what the bot may do; `api` of @discordjs/core has them. */
export type PermissionApi = {
  readonly channels: { get(id: string, options: { readonly signal: AbortSignal }): Promise<unknown> };
  readonly guilds: {
    get(id: string, query: object, options: { readonly signal: AbortSignal }): Promise<unknown>;
    getMember(guild: string, user: string, options: { readonly signal: AbortSignal }): Promise<unknown>;
  };
};

/** What the bot may do in a channel, and whether that is a thread; everything in a direct conversation. */
export type Allowed = { readonly bits: bigint; readonly thread: boolean };

const THREADS = new Set([10, 11, 12]);
const DIRECT: Allowed = { bits: -1n, thread: false };

const memberSchema = z.object({ roles: z.array(z.string()) });

/** Computes what the bot may do, from the channel, its server and the bot's roles there. Rejects as the API does. */
export async function readAllowed(
  api: PermissionApi,
  channelId: string,
  self: () => Promise<string>,
  signal: AbortSignal,
): Promise<Allowed> {
  const channel = channelSchema.parse(await api.channels.get(channelId, { signal }));
  if (channel.guild_id === undefined) return DIRECT;
  const thread = THREADS.has(channel.type);
  const user = await self();
  const [from, guild, member] = await Promise.all([
    thread && channel.parent_id ? api.channels.get(channel.parent_id, { signal }) : channel,
    api.guilds.get(channel.guild_id, {}, { signal }),
    api.guilds.getMember(channel.guild_id, user, { signal }),
  ]);
  const { roles } = memberSchema.parse(member);
  const overwritten = from === channel ? channel : channelSchema.parse(from);
  return { bits: permissionsIn(overwritten, guildSchema.parse(guild), { id: user, roles }), thread };
}

/** What interactions told lately of the channels they came from. */
export type SeenPermissions = {
  note(interaction: APIInteraction): void;
  of(channel: string): Allowed | undefined;
};

/** Somebody who sets up a digest has just asked from its channel; later the answer may be another. */
const SEEN_MS = 60_000;
const MOST_SEEN = 1_000;

/** Discord says with every interaction what the bot may do in its channel, which needs no call. */
export function createSeenPermissions(now: () => number): SeenPermissions {
  const seen = new Map<string, Allowed & { readonly at: number }>();
  return {
    note({ channel, app_permissions, guild_id, authorizing_integration_owners: owners }) {
      // Installed for a person alone, the bot is not in the server, whatever it may answer there.
      if (!channel || guild_id === undefined || owners?.["0"] === undefined || !/^\d+$/.test(app_permissions)) return;
      seen.delete(channel.id);
      seen.set(channel.id, { bits: BigInt(app_permissions), thread: THREADS.has(channel.type), at: now() });
      for (const oldest of seen.keys()) {
        if (seen.size <= MOST_SEEN) break;
        seen.delete(oldest);
      }
    },
    of(channel) {
      const found = seen.get(channel);
      return found && now() - found.at < SEEN_MS ? found : undefined;
    },
  };
}

const WHERE = "in the channel's settings (Permissions), for the bot's role";

/** What is allowed as an answer to whoever sets something up. */
export function postingRight({ bits, thread }: Allowed): PostingRight {
  const has = (permission: bigint) => (bits & (permission | PERMISSIONS.administrator)) !== 0n;
  const needed = [
    { name: "View Channel", bit: PERMISSIONS.view },
    thread
      ? { name: "Send Messages in Threads", bit: PERMISSIONS.sendInThreads }
      : { name: "Send Messages", bit: PERMISSIONS.send },
    { name: "Embed Links", bit: PERMISSIONS.embed },
    { name: "Attach Files", bit: PERMISSIONS.attach },
  ];
  const missing = needed.filter(({ bit }) => !has(bit)).map(({ name }) => name);
  if (missing.length > 0) {
    const names = new Intl.ListFormat("en").format(missing);
    const permissions = missing.length === 1 ? "the permission" : "the permissions";
    return {
      ok: false,
      sentence: `The bot may not post in this channel: it lacks ${permissions} ${names}.`,
      hint: `Allow ${names} ${WHERE}, then try again.`,
    };
  }
  if (has(PERMISSIONS.readHistory)) return { ok: true, mayRead: true };
  return {
    ok: true,
    mayRead: false,
    hint: `The bot may not read this channel's history, so after a crash it could not check whether a digest arrived. Allow Read Message History ${WHERE}.`,
  };
}

/** Why it could not be found out, as an answer to the same person. */
export function unknownRight(error: unknown): PostingRight {
  const { status } = failureOf(error);
  if (status === 403 || status === 404) {
    return {
      ok: false,
      sentence: "The bot cannot see this channel, so nothing could be posted here.",
      hint: `Invite the bot to the server, or allow View Channel ${WHERE}, then try again.`,
    };
  }
  return {
    ok: false,
    sentence: "Discord did not say whether the bot may post in this channel.",
    hint: "Try again in a minute.",
  };
}
