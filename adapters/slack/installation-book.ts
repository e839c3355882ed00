import type { Installation } from "@slack/bolt";
import * as z from "zod";
import type { Log } from "../../src/log.ts";
import type { Installations } from "../../src/store/installations.ts";
import type { Seal } from "./sealed.ts";
import type { Token } from "./workspaces.ts";

/** Who has installed the app, with the token for each. Every method rejects when the store cannot be used. */
export type InstallationBook = {
  add(installation: Installation): Promise<void>;
  /** The token of a workspace, or of the whole organisation that it belongs to. */
  find(team: string, enterprise?: string): Promise<Token | null>;
  /**
   * Forgets a workspace or an organisation, unless it was installed anew after that.
   *
   * @param at - When it was removed, seconds of the real clock.
   */
  remove(id: string, at: number): Promise<boolean>;
};

const keptSchema = z.union([
  z.object({ token: z.string().min(1), org: z.boolean(), installedAt: z.number() }),
  // A workspace of an organisation: posts name the workspace only.
  z.object({ enterprise: z.string().min(1) }),
]);

type Kept = z.output<typeof keptSchema>;

const keyOf = (id: string) => `slack:${id}`;

export function createInstallationBook(
  installations: Installations,
  seal: Seal,
  { log, now }: { readonly log: Log; readonly now: () => number },
): InstallationBook {
  const read = async (id: string): Promise<Kept | null> => {
    const sealed = await installations.get(keyOf(id));
    if (sealed === null) return null;
    try {
      return keptSchema.parse(JSON.parse(seal.open(keyOf(id), sealed) ?? ""));
    } catch {
      log.warn("slack: an installation cannot be read; was SLACK_STATE_SECRET changed?", { workspace: id });
      return null;
    }
  };
  const write = (id: string, kept: Kept) => installations.set(keyOf(id), seal.seal(keyOf(id), JSON.stringify(kept)));

  return {
    async add({ team, enterprise, isEnterpriseInstall, bot }) {
      const id = isEnterpriseInstall ? enterprise?.id : team?.id;
      if (!id || !bot) throw new Error("Slack's answer names no workspace or no bot token.");
      await write(id, { token: bot.token, org: Boolean(isEnterpriseInstall), installedAt: now() });
    },
    async find(team, enterprise) {
      const own = await read(team);
      if (own && "token" in own) return { token: own.token };
      const organisation = own?.enterprise ?? enterprise;
      if (!organisation) return null;
      const whole = await read(organisation);
      if (!whole || !("token" in whole) || !whole.org) return null;
      if (!own) await write(team, { enterprise: organisation });
      return { token: whole.token, teamId: team };
    },
    async remove(id, at) {
      const kept = await read(id);
      if (kept && "token" in kept && Math.floor(kept.installedAt / 1000) > at) return false;
      return installations.remove(keyOf(id));
    },
  };
}
