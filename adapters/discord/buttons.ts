import type { APIActionRowComponent, APIButtonComponentWithCustomId } from "discord.js";
import type { Suggestion } from "../../src/card.ts";
import { clip } from "../clip.ts";
import { plainLine } from "./escape.ts";
import { LIMITS } from "./limits.ts";

/** What a button asks. Options are words again: `ask` gives them their types and checks them. */
export type ButtonQuestion = Pick<Suggestion, "command" | "view"> & {
  readonly options: Readonly<Record<string, string>>;
};

/** Old buttons stay in channels for years, so that their text says how to read it. */
const VERSION = "v1";
// discord.js's enums would load the whole library here.
const ACTION_ROW = 1;
const BUTTON = 2;
const SECONDARY = 2;

/** Suggestions as rows of buttons; one whose question does not fit into a button is left out. */
export function buttonRows(next: readonly Suggestion[]): APIActionRowComponent<APIButtonComponentWithCustomId>[] {
  const byId = new Map<string, APIButtonComponentWithCustomId>();
  for (const suggestion of next) {
    const id = encodeButton(suggestion);
    if (id === undefined || byId.has(id) || byId.size === LIMITS.rows * LIMITS.buttonsPerRow) continue;
    const label = clip(plainLine(suggestion.label), LIMITS.buttonLabel) || suggestion.command;
    byId.set(id, { type: BUTTON, style: SECONDARY, label, custom_id: id });
  }
  const buttons = [...byId.values()];
  return Array.from({ length: Math.ceil(buttons.length / LIMITS.buttonsPerRow) }, (_, row) => ({
    type: ACTION_ROW,
    components: buttons.slice(row * LIMITS.buttonsPerRow, (row + 1) * LIMITS.buttonsPerRow),
  }));
}

/**
 * A question as a button's id, or undefined when it does not fit.
 *
 * @example
 * encodeButton({ label: "", command: "valuation", options: { against: "sp400" }, view: "receipt" });
 * // "v1:valuation:receipt:against=sp400"
 */
export function encodeButton({ command, options, view }: Suggestion): string | undefined {
  const words = Object.entries(options).map(([name, value]): [string, string] => [name, String(value)]);
  const id = [VERSION, encodeURIComponent(command), view ?? "", new URLSearchParams(words)].join(":");
  return command !== "" && id.length <= LIMITS.customId ? id : undefined;
}

/** What a button's id asks, or undefined for an id this version does not know. Nothing in it is trusted. */
export function decodeButton(id: string): ButtonQuestion | undefined {
  const [, command, view, words] = /^v1:([^:]+):(receipt)?:([^:]*)$/s.exec(id) ?? [];
  if (command === undefined) return undefined;
  try {
    return {
      command: decodeURIComponent(command),
      options: Object.fromEntries(new URLSearchParams(words)),
      ...(view === "receipt" ? { view } : {}),
    };
  } catch {
    return undefined;
  }
}
