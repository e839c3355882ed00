import type { Attachment } from "../../src/card.ts";
import type { Log } from "../../src/log.ts";
import { toFailure } from "./failure.ts";
import { LIMITS } from "./limits.ts";
import { escaped } from "./text.ts";
import type { SharedFile, Web } from "./web.ts";

/**
 * Sends an answer's files to one person and says in a sentence where they are, or why they are not. It never rejects.
 */
export type DeliverFiles = (user: string, files: readonly Attachment[], title: string) => Promise<string>;

const DELIVERED = "The files are in your direct messages with this app.";

/** A private message cannot carry files, so they go to the conversation that only the asker and the bot have. */
export function createDeliverFiles(web: Web, log: Log): DeliverFiles {
  return async (user, files, title) => {
    try {
      const [channel, [first, ...rest]] = await Promise.all([web.openDirect(user), uploads(web, files)]);
      if (first) await web.shareFiles([first, ...rest], { channel, comment: escaped(title, LIMITS.header) });
      return DELIVERED;
    } catch (error) {
      const { reason } = toFailure(error);
      log.warn("slack: files could not be delivered", { reason });
      return `The files could not be delivered: ${REASONS[reason] ?? `Slack answered ${reason}`}.`;
    }
  };
}

/** Posts the files of a public answer where the answer stands, and tells whether they are there, or may be. Never rejects. */
export type ShareFiles = (channel: string, files: readonly Attachment[], title: string) => Promise<boolean>;

/** A message that shows blocks carries no files, so they are a message of their own; the bot must be in the channel. */
export function createShareFiles(web: Web, log: Log): ShareFiles {
  return async (channel, files, title) => {
    try {
      const [first, ...rest] = await uploads(web, files);
      if (first) await web.shareFiles([first, ...rest], { channel, comment: escaped(title, LIMITS.header) });
      return true;
    } catch (error) {
      const { kind, reason } = toFailure(error);
      log.info("slack: files could not be posted in the channel", { reason });
      // What was perhaps posted is not sent a second time.
      return kind === "lost";
    }
  };
}

function uploads(web: Web, files: readonly Attachment[]): Promise<SharedFile[]> {
  return Promise.all(files.filter(({ content }) => content !== "").map((file) => uploaded(web, file)));
}

const REASONS: Readonly<Record<string, string>> = {
  missing_scope: "the app lacks a permission (im:write or files:write); whoever runs it can add it and reinstall",
  cannot_dm_bot: "Slack offers no direct messages between you and this app",
  user_not_found: "Slack offers no direct messages between you and this app",
  timeout: "Slack did not answer in time",
};

async function uploaded(web: Web, { name, content }: Attachment): Promise<SharedFile> {
  return { id: await web.upload(name, new TextEncoder().encode(content)), title: name };
}
