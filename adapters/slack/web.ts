import type { webApi } from "@slack/bolt";
import type { Fetch } from "../../src/fetch.ts";
import { attempt } from "./attempt.ts";
import { HttpFailure, isTokenRefused, toFailure } from "./failure.ts";
import type { Message } from "./render.ts";

/** A posted message, to be changed or removed later. */
export type Posted = { readonly channel: string; readonly ts: string };

/** Every call of Slack's Web API that is made, with its retries. They reject as `toFailure` reads it. */
export type Web = ReturnType<typeof createWeb>;

const UPLOAD_TIMEOUT_MS = 10_000;

const QUIET = { unfurl_links: false, unfurl_media: false } as const;

export function createWeb(client: webApi.WebClient, fetch: Fetch, tokenRefused: (reason: string) => void) {
  const call = async <Result>(repeatable: boolean, make: () => Promise<Result>): Promise<Result> => {
    try {
      return await attempt(make, { repeatable });
    } catch (error) {
      const failure = toFailure(error);
      if (isTokenRefused(failure)) tokenRefused(failure.reason);
      throw error;
    }
  };
  const once = <Result>(make: () => Promise<Result>) => call(false, make);
  const repeatedly = <Result>(make: () => Promise<Result>) => call(true, make);

  return {
    async post(channel: string, { text, blocks }: Message): Promise<Posted> {
      const posted = await once(() => client.chat.postMessage({ channel, text, blocks, ...QUIET }));
      return { channel: posted.channel ?? channel, ts: posted.ts ?? "" };
    },
    async update({ channel, ts }: Posted, { text, blocks }: Message): Promise<void> {
      await repeatedly(() => client.chat.update({ channel, ts, text, blocks }));
    },
    async remove({ channel, ts }: Posted): Promise<void> {
      await repeatedly(() => client.chat.delete({ channel, ts }));
    },
    /** A message only `user` sees; Slack offers no way to change it later. */
    async whisper(channel: string, user: string, { text, blocks }: Message): Promise<void> {
      await once(() => client.chat.postEphemeral({ channel, user, text, blocks }));
    },
    /** What Slack says about somebody, as it comes. */
    async user(id: string): Promise<unknown> {
      const { user } = await repeatedly(() => client.users.info({ user: id }));
      return user ?? {};
    },
    async openDirect(user: string): Promise<string> {
      const { channel } = await repeatedly(() => client.conversations.open({ users: user }));
      return channel?.id ?? "";
    },
    /** Sends the bytes and returns the file's id; the file is nobody's until `shareFiles`. */
    async upload(filename: string, bytes: Uint8Array): Promise<string> {
      const { upload_url: address, file_id: id } = await repeatedly(() =>
        client.files.getUploadURLExternal({ filename, length: bytes.byteLength }),
      );
      await repeatedly(() => send(fetch, address ?? "", bytes));
      return id ?? "";
    },
    /** Completes uploads; without a channel the files stay unshared, and the bot may still show them. */
    async shareFiles(
      [first, ...rest]: readonly [SharedFile, ...SharedFile[]],
      where?: { readonly channel: string; readonly comment: string },
    ): Promise<void> {
      const files: [SharedFile, ...SharedFile[]] = [first, ...rest];
      if (where) {
        const { channel: channel_id, comment: initial_comment } = where;
        await once(() => client.files.completeUploadExternal({ files, channel_id, initial_comment }));
      } else await repeatedly(() => client.files.completeUploadExternal({ files }));
    },
    /** Whether Slack has looked at the file: it names the type only then. */
    async isProcessed(id: string): Promise<boolean> {
      const { file } = await repeatedly(() => client.files.info({ file: id }));
      return Boolean(file?.mimetype);
    },
  };
}

export type SharedFile = { readonly id: string; readonly title: string };

async function send(fetch: Fetch, address: string, bytes: Uint8Array): Promise<void> {
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: Buffer.from(bytes),
    signal: AbortSignal.timeout(UPLOAD_TIMEOUT_MS),
  });
  await response.body?.cancel();
  if (!response.ok) throw new HttpFailure(response);
}
