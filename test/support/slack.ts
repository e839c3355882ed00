import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { crc32, deflateSync } from "node:zlib";
import * as z from "zod";
import { createSlack, type SlackOptions } from "../../adapters/slack/slack.ts";
import { type Command, defineCommand } from "../../commands/command.ts";
import type { Picture } from "../../src/chart/picture.ts";
import type { Log } from "../../src/log.ts";
import type { Installations } from "../../src/store/installations.ts";
import { createPace } from "../../src/watch/pace.ts";
import { plainCard } from "./cards.ts";

const SHARED = resolve(process.env.SHARED_DIR ?? "../shared");
const FAKE = join(SHARED, "fakes", "fake-slack.mjs");

/** What the tests look at in a message of the fake. */
export type FakeMessage = {
  readonly ts: string;
  readonly team: string;
  readonly channel: string;
  readonly text: string;
  readonly blocks: readonly { readonly type: string }[];
  readonly files: readonly { readonly name: string; readonly data: Buffer }[];
  readonly ephemeralFor: string | null;
  readonly source: string;
  readonly history: readonly unknown[];
  readonly deleted: boolean;
};

export type FakeHandle = {
  readonly ackLatencyMs: number | null;
  readonly error: string | null;
  readonly messages: readonly FakeMessage[];
  ack(): Promise<boolean>;
  message(n?: number): Promise<FakeMessage>;
  final(match: (message: FakeMessage) => boolean): Promise<FakeMessage>;
};

type Request = { readonly api: string | null; readonly path: string; readonly body: Record<string, unknown> };
type Image = { readonly alt: string; readonly file: string; readonly png: { readonly complete: boolean } | null };

/** The part of the strict fake that the tests use. */
export type FakeSlack = {
  readonly apiUrl: string;
  readonly botToken: string;
  readonly config: { readonly appToken: string; readonly signingSecret: string; appUrl: string | null };
  readonly messages: readonly FakeMessage[];
  readonly requests: readonly Request[];
  readonly notes: readonly { readonly rule: string }[];
  readonly faults: Record<"add" | "fail", (fault: Record<string, unknown>) => { readonly hits: number }> & {
    apiError(error: string, fault: Record<string, unknown>): { readonly hits: number };
  };
  readonly sockets: ReadonlySet<{ readonly ws: { terminate(): void } }>;
  readonly socketControl: { disconnect(): void; drop(): void; refuse(on: boolean): void };
  command(command: string, text: string, options?: Record<string, unknown>): Promise<FakeHandle>;
  click(message: FakeMessage, which: string | RegExp, options?: Record<string, unknown>): Promise<FakeHandle>;
  blockAction(message: FakeMessage, action: Record<string, unknown>): Promise<FakeHandle>;
  redeliver(handle: FakeHandle): Promise<FakeHandle>;
  waitSocket(options?: { count: number }): Promise<unknown>;
  waitFor<Result>(find: () => Result | undefined, options?: { what: string }): Promise<NonNullable<Result>>;
  text(message: FakeMessage): string;
  images(message: FakeMessage): readonly Image[];
  buttons(message: FakeMessage): readonly { readonly text: { readonly text: string } }[];
  lint(message: FakeMessage): readonly string[];
  assertClean(ignore?: readonly string[]): void;
  close(): Promise<void>;
};

type FakeModule = {
  start(options?: Record<string, unknown>): Promise<FakeSlack>;
  checkBlocks(blocks: unknown, options?: Record<string, unknown>): string[] & { tooLong: boolean };
};

/** The strict stand-in for Slack, which lives outside this repository; nothing where it is absent. */
export async function importFake(): Promise<FakeModule | undefined> {
  if (existsSync(FAKE)) return import(pathToFileURL(FAKE).href);
  console.warn(`skipped: no fake Slack at ${FAKE}; set SHARED_DIR`);
  return undefined;
}

/** The path of a published specification of Slack; nothing where it is absent. */
export function slackSpecification(name: string): string | undefined {
  const path = join(SHARED, "specs", "slack", name);
  if (existsSync(path)) return path;
  console.warn(`skipped: no ${name} at ${path}; set SHARED_DIR`);
  return undefined;
}

const command = (name: string, audience: Command["audience"]): Command =>
  defineCommand({
    name,
    summary: name,
    audience,
    options: z.strictObject({ against: z.string().optional().describe("index") }),
    examples: [name],
    run: async () => plainCard,
  });

/** One command for the channel, one for the asker. */
export const commands: readonly Command[] = [command("valuation", "channel"), command("help", "asker")];

/** A log that keeps what it is told. */
export function createLogbook(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const write = (message: string, detail?: Readonly<Record<string, unknown>>) => {
    lines.push(`${message} ${JSON.stringify(detail ?? {})}`);
  };
  return { lines, debug: write, info: write, warn: write, error: write };
}

function slackOn(fake: FakeSlack, options: Partial<SlackOptions> = {}) {
  const log = createLogbook();
  const fatal: string[] = [];
  const adapter = createSlack({
    fetch,
    botToken: fake.botToken,
    appToken: fake.config.appToken,
    apiUrl: fake.apiUrl,
    ask: async () => plainCard,
    commands,
    draw: async (chart) => tinyPicture(chart.title),
    log,
    now: Date.now,
    installations: memoryInstallations(),
    pace: createPace(Date.now),
    wait: (milliseconds) => pause(milliseconds),
    managers: [],
    fatal: (message) => fatal.push(message),
    ...options,
  });
  return { adapter, log, fatal };
}

/** Installations that end with the test. */
export function memoryInstallations(): Installations & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    get: async (key) => kept.get(key) ?? null,
    set: async (key, value) => void kept.set(key, value),
    remove: async (key) => kept.delete(key),
    keys: async () => [...kept.keys()],
  };
}

/** Fakes and started adapters of one test file; `close` stops what the last test left. */
export function createStages(module: FakeModule | undefined) {
  const closing: (() => Promise<unknown>)[] = [];

  const fakeSlack = async (slackOptions: Record<string, unknown> = {}): Promise<FakeSlack> => {
    if (!module) throw new Error("There is no fake Slack; the test should have been skipped.");
    const slack = await module.start(slackOptions);
    closing.push(() => slack.close());
    return slack;
  };

  return {
    fakeSlack,
    /** An adapter on a fake, not yet started. */
    unstarted(slack: FakeSlack, options: Partial<SlackOptions> = {}) {
      const made = slackOn(slack, options);
      closing.push(() => made.adapter.stop());
      return made;
    },
    /** A started adapter in front of a strict fake, both connections open. */
    async stage(options: Partial<SlackOptions> = {}, slackOptions: Record<string, unknown> = {}) {
      const slack = await fakeSlack(slackOptions);
      const made = this.unstarted(slack, options);
      await made.adapter.start();
      await slack.waitSocket({ count: 2 });
      const visible = () => slack.messages.filter(({ deleted }) => !deleted);
      const calls = (api: string) => slack.requests.filter((request) => request.api === api);
      return { slack, visible, calls, ...made };
    },
    async close() {
      for (const close of closing.splice(0).reverse()) await close();
    },
  };
}

/** A valid picture of 8 by 8 grey points. */
export function tinyPicture(hash: string): Picture {
  const header = Buffer.from([0, 0, 0, 8, 0, 0, 0, 8, 8, 0, 0, 0, 0]);
  const rows = Buffer.alloc(8 * 9, 128).map((byte, index) => (index % 9 === 0 ? 0 : byte));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [chunk("IHDR", header), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))];
  return { png: Buffer.concat([signature, ...chunks]), width: 8, height: 8, hash };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
