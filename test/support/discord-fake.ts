import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** The strict stand-in for Discord, as far as these tests use it. It is not part of this repository. */
export type FakeDiscord = {
  readonly token: string;
  readonly api: string;
  readonly applicationId: string;
  readonly publicKey: string;
  readonly requests: readonly {
    readonly method: string;
    readonly path: string;
    readonly query: unknown;
    readonly body: unknown;
    readonly status: unknown;
  }[];
  /** What was posted in channels, by id. */
  readonly messages: ReadonlyMap<string, FakePost>;
  readonly notes: readonly { readonly rule: string }[];
  readonly gateway: { readonly connections: readonly { readonly code: number | null }[] };
  readonly faults: {
    add(fault: object): { readonly hits: number };
    fail(fault: object): { readonly hits: number };
    rateLimit(fault: object): { readonly hits: number };
    latency(ms: number, fault: object): { readonly hits: number };
  };
  readonly gatewayControl: { drop(how?: { code?: number }): void; refuse(on?: boolean): void };
  command(asked: object): Promise<FakeInteraction>;
  component(message: FakeMessage, data: object): Promise<FakeInteraction>;
  click(message: FakeMessage, which: string): Promise<FakeInteraction>;
  setBotPermissions(channel: string, permissions: readonly string[]): void;
  channelDelete(channel: string): void;
  waitCommands(where?: object): Promise<unknown>;
  waitReady(): Promise<unknown>;
  waitFor(is: () => unknown, how?: object): Promise<unknown>;
  idle(): Promise<void>;
  text(message: FakeMessage): string;
  images(message: FakeMessage): readonly { readonly alt: string | null }[];
  lint(message: FakeMessage): readonly string[];
  mark(): number;
  requestsSince(n: number): readonly { readonly method: string; readonly path: string }[];
  assertClean(ignore?: readonly string[]): void;
  close(): Promise<void>;
};

export type FakeMessage = {
  readonly flags: number;
  readonly attachments: readonly { readonly filename: string }[];
  readonly _deleted?: boolean;
};

/** A message in a channel; tests may change it afterwards. */
export type FakePost = FakeMessage & {
  readonly id: string;
  readonly channel_id: string;
  readonly embeds: readonly { readonly footer?: { readonly text: string } }[];
  author: { id: string };
  nonce?: string;
};

export type FakeInteraction = {
  readonly ackType: number;
  readonly original: FakeMessage | null;
  readonly ephemeral: boolean;
  readonly followups: readonly FakeMessage[];
  ack(): Promise<{ readonly type: number }>;
  reply(): Promise<FakeMessage>;
  followup(n?: number): Promise<FakeMessage>;
  wait(is: (interaction: FakeInteraction) => unknown): Promise<unknown>;
};

const FILE = resolve(process.env.SHARED_DIR ?? "../shared", "fakes/fake-discord.mjs");

export const hasFakeDiscord = existsSync(FILE);

export async function startFakeDiscord(options: object = {}): Promise<FakeDiscord> {
  const { start } = (await import(pathToFileURL(FILE).href)) as { start(options: object): Promise<FakeDiscord> };
  // A token of its own, since a bot that is left over from another run may try this port.
  return start({ token: `test.${randomUUID()}`, ...options });
}
