import * as z from "zod";

/** What a digest needs, as Discord counts it. https://docs.discord.com/developers/topics/permissions */
export const PERMISSIONS = {
  administrator: 1n << 3n,
  view: 1n << 10n,
  send: 1n << 11n,
  embed: 1n << 14n,
  attach: 1n << 15n,
  readHistory: 1n << 16n,
  sendInThreads: 1n << 38n,
} as const;

const EVERYTHING = (1n << 64n) - 1n;

const bits = z.string().regex(/^\d+$/).transform(BigInt);

/** A channel as far as permissions go; a thread has its parent's. */
export const channelSchema = z.object({
  type: z.number(),
  guild_id: z.string().optional(),
  parent_id: z.string().nullish(),
  permission_overwrites: z.array(z.object({ id: z.string(), type: z.number(), allow: bits, deny: bits })).default([]),
});

/** A server as far as permissions go. */
export const guildSchema = z.object({
  id: z.string(),
  owner_id: z.string(),
  roles: z.array(z.object({ id: z.string(), permissions: bits })),
});

export type Channel = z.output<typeof channelSchema>;
export type Guild = z.output<typeof guildSchema>;

const MEMBER = 1;

/** What a member may do in a channel: roles first, then the channel's exceptions for everyone, roles and the member. */
export function permissionsIn(
  { permission_overwrites: overwrites }: Channel,
  { id: everyone, owner_id, roles }: Guild,
  member: { readonly id: string; readonly roles: readonly string[] },
): bigint {
  if (owner_id === member.id) return EVERYTHING;
  const held = new Set([everyone, ...member.roles]);
  const granted = roles.filter(({ id }) => held.has(id)).reduce((sum, { permissions }) => sum | permissions, 0n);
  if (granted & PERMISSIONS.administrator) return EVERYTHING;
  const ofRoles = overwrites.filter(({ type }) => type !== MEMBER);
  const steps = [
    ofRoles.filter(({ id }) => id === everyone),
    ofRoles.filter(({ id }) => id !== everyone && held.has(id)),
    overwrites.filter(({ id, type }) => type === MEMBER && id === member.id),
  ];
  return steps.reduce((sum, step) => {
    const denied = step.reduce((all, { deny }) => all | deny, 0n);
    const allowed = step.reduce((all, { allow }) => all | allow, 0n);
    return (sum & ~denied) | allowed;
  }, granted);
}
