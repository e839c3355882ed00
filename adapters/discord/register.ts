import type { API } from "@discordjs/core/http-only";
import type { Command } from "../../commands/command.ts";
import type { Log } from "../../src/log.ts";
import { failureOf } from "./failure.ts";
import { backoff, pause } from "./pause.ts";
import { SLASH_NAME, type SlashCommand, slashCommands } from "./slash.ts";

export type RegisterOptions = {
  readonly api: Pick<API, "applicationCommands">;
  readonly applicationId: string;
  /** One server instead of everywhere: takes effect at once, for trying things out. */
  readonly guildId?: string | undefined;
  readonly commands: readonly Command[];
  readonly log: Log;
  readonly signal: AbortSignal;
};

/**
 * Registers the commands when they differ from what Discord has, trying again while Discord is down.
 *
 * @returns "refused" when Discord does not accept the token; every other failure is logged and the bot goes on, since
 *   the commands registered earlier still work.
 */
export async function registerCommands(options: RegisterOptions): Promise<"done" | "failed" | "refused"> {
  const { log, signal, guildId } = options;
  for (let tries = 0; !signal.aborted; tries += 1) {
    try {
      log.info("discord commands", { outcome: await register(options), where: guildId ? "one server" : "everywhere" });
      return "done";
    } catch (error) {
      const failure = failureOf(error);
      if (failure.status === 401) return "refused";
      if (failure.kind !== "down") {
        log.error(refusal(guildId), { status: failure.status, code: failure.code, reason: failure.message });
        return "failed";
      }
      log.warn("discord commands could not be registered, trying again", { reason: failure.message });
      await pause(backoff(tries, { first: 2000, most: 300_000 }), signal);
    }
  }
  return "failed";
}

async function register({ api, applicationId, guildId, commands }: RegisterOptions) {
  const wanted = [...slashCommands(commands, guildId ? "guild" : "global")];
  const present = guildId
    ? await api.applicationCommands.getGuildCommands(applicationId, guildId)
    : await api.applicationCommands.getGlobalCommands(applicationId);
  if (sameCommands(present, wanted)) return "unchanged";
  if (guildId) await api.applicationCommands.bulkOverwriteGuildCommands(applicationId, guildId, wanted);
  else await api.applicationCommands.bulkOverwriteGlobalCommands(applicationId, wanted);
  return "registered";
}

/** Whether Discord has these commands already, whatever it adds to them: ids, versions, nulls and defaults. */
export function sameCommands(present: readonly object[], wanted: readonly SlashCommand[]): boolean {
  const text = (commands: readonly object[]) => JSON.stringify(commands.map(normal).sort());
  return text(present) === text(wanted);
}

const COMPARED = ["type", "name", "description", "required", "choices", "value", "min_value", "max_value"].concat([
  "max_length",
  "options",
  "integration_types",
  "contexts",
  "default_member_permissions",
]);

/** The meaning of a command as text: known fields in one order, defaults and nothings left out. */
function normal(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.every((each) => typeof each === "number") ? [...value].sort() : value.map(normal);
  }
  if (typeof value !== "object" || value === null) return value;
  const given = new Map(Object.entries(value));
  const guild = given.has("guild_id");
  return COMPARED.flatMap((key) => {
    const each = normal(given.get(key));
    const nothing = each === undefined || each === null || each === false || (Array.isArray(each) && each.length === 0);
    const everywhere = guild && (key === "integration_types" || key === "contexts");
    return nothing || everywhere ? [] : [[key, each]];
  });
}

function refusal(guildId: string | undefined): string {
  return guildId
    ? `discord refused the commands for the server in DISCORD_GUILD_ID: is the bot a member of it? /${SLASH_NAME} may be missing there`
    : `discord refused the commands: /${SLASH_NAME} may be missing or old`;
}
