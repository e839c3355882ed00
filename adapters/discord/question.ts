import type { APIInteraction } from "discord.js";
import type { Question } from "../../commands/ask.ts";
import type { Asker } from "../../commands/asker.ts";
import type { Command } from "../../commands/command.ts";
import { decodeButton } from "./buttons.ts";

/** What an interaction asks: a question, a button of another time, or nothing that concerns this bot. */
export type Asked = Question | "expired" | "unknown";

// discord.js's enums would load the whole library here.
const APPLICATION_COMMAND = 2;
const MESSAGE_COMPONENT = 3;
const BUTTON = 2;
const CHAT_INPUT = 1;
const SUBCOMMAND = 1;

/** An interaction as Discord sends it, as a question. Nothing in it is trusted: `ask` checks every word. */
export function toQuestion(interaction: APIInteraction, commands: readonly Command[]): Asked {
  const asker = toAsker(interaction);
  if (interaction.type === APPLICATION_COMMAND && interaction.data.type === CHAT_INPUT) {
    const subcommand = interaction.data.options?.find(({ type }) => type === SUBCOMMAND);
    if (subcommand?.type !== SUBCOMMAND) return { command: "help", options: {}, asker };
    const given = (subcommand.options ?? []).map((option) => [option.name, option.value]);
    return { command: subcommand.name, options: Object.fromEntries(given), asker };
  }
  if (interaction.type === MESSAGE_COMPONENT) {
    if (interaction.data.component_type !== BUTTON) return "expired";
    const asked = decodeButton(interaction.data.custom_id);
    return asked && commands.some(({ name }) => name === asked.command) ? { ...asked, asker } : "expired";
  }
  return "unknown";
}

const MANAGING = 0x8n | 0x10n | 0x20n; // Administrator, Manage Channels, Manage Server
const BOT_DM = 1;

function toAsker({ guild_id, channel, member, user, context }: APIInteraction): Asker {
  return {
    platform: "discord",
    workspace: guild_id ?? "",
    channel: channel?.id ?? "",
    user: member?.user.id ?? user?.id ?? "",
    // Alone with the bot a person manages the conversation; in a group chat the bot is a guest.
    mayManage: member ? (BigInt(member.permissions) & MANAGING) !== 0n : context === BOT_DM,
  };
}
