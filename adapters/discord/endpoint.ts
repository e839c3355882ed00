import { createPublicKey, type KeyObject, verify } from "node:crypto";
import type { APIInteraction } from "discord.js";
import type { Hono } from "hono";
import * as z from "zod";
import type { Log } from "../../src/log.ts";

export type EndpointOptions = {
  /** The application's Ed25519 key, 64 hexadecimal digits. */
  readonly publicKey: string;
  readonly handle: (interaction: APIInteraction) => Promise<void>;
  readonly log: Log;
  /** The real clock in milliseconds since the epoch. */
  readonly now: () => number;
};

export const ENDPOINT = "/discord/interactions";

/**
 * A request signed longer ago than this, or that far ahead, is refused. Discord names no such time; it forgets an
 * interaction that is not answered within three seconds, so this is only how far clocks may differ.
 */
const SIGNED_MS = 60_000;
const PING = 1;
const PONG = { type: PING };

/** What stands before an Ed25519 key's 32 bytes to make it one that Node reads (RFC 8410). */
const SPKI = Buffer.from("302a300506032b6570032100", "hex");

const signature = z.object({
  "x-signature-ed25519": z.string().regex(/^[0-9a-f]{128}$/i),
  "x-signature-timestamp": z.string().regex(/^\d{1,12}$/),
});
const interaction = z.looseObject({ type: z.int(), id: z.string(), token: z.string() });

/**
 * Takes interactions as signed requests. Answers go by REST as they do over the gateway, and the request itself is
 * answered without one: an answer in it could be overtaken by its own edit.
 */
export function addEndpoint(server: Hono, { publicKey, handle, log, now }: EndpointOptions): void {
  const key = createPublicKey({
    key: Buffer.concat([SPKI, Buffer.from(publicKey, "hex")]),
    format: "der",
    type: "spki",
  });
  server.post(ENDPOINT, async (context) => {
    const body = Buffer.from(await context.req.arrayBuffer());
    // Discord itself sends wrong signatures now and then, to see that they are refused.
    if (!signed(key, context.req.header(), body, now())) return context.body(null, 401);
    const read = interaction.safeParse(parsed(body));
    if (!read.success) {
      log.warn("discord sent an interaction that cannot be read");
      return context.body(null, 400);
    }
    if (read.data.type === PING) return context.json(PONG);
    void handle(read.data as unknown as APIInteraction);
    return context.body(null, 202);
  });
}

function signed(key: KeyObject, headers: unknown, body: Buffer, now: number): boolean {
  const read = signature.safeParse(headers);
  if (!read.success) return false;
  const { "x-signature-ed25519": sign, "x-signature-timestamp": seconds } = read.data;
  if (Math.abs(now - Number(seconds) * 1000) > SIGNED_MS) return false;
  return verify(null, Buffer.concat([Buffer.from(seconds), body]), key, Buffer.from(sign, "hex"));
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}
