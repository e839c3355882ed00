import type { APIApplicationCommandAutocompleteInteraction, APIInteraction } from "discord.js";
import type { Choice } from "../../commands/command.ts";
import type { Complete } from "../../commands/complete.ts";
import { clip } from "../clip.ts";
import { plainLine } from "./escape.ts";
import { LIMITS } from "./limits.ts";
import { limited } from "./pause.ts";

// discord.js's enums would load the whole library here.
const AUTOCOMPLETE = 4;
const SUBCOMMAND = 1;
const STRING = 3;

/** Discord asks again with the next key, so a list that comes late is no longer wanted. */
const TRY_MS = 1000;

export type CompletionApi = {
  createAutocompleteResponse(
    id: string,
    token: string,
    body: { choices: { name: string; value: string }[] },
    options: { readonly signal: AbortSignal },
  ): Promise<unknown>;
};

/** Whether an interaction asks for the values of an option that is being typed. */
export function isCompletion(interaction: APIInteraction): interaction is APIApplicationCommandAutocompleteInteraction {
  return interaction.type === AUTOCOMPLETE;
}

/** Answers it from memory, at once and once: whatever goes wrong is an empty list, or none. Never rejects. */
export async function answerCompletion(
  interaction: APIApplicationCommandAutocompleteInteraction,
  api: CompletionApi,
  complete: Complete,
): Promise<void> {
  try {
    const choices = offered(choicesFor(interaction, complete));
    await limited(TRY_MS, ({ signal }) =>
      api.createAutocompleteResponse(interaction.id, interaction.token, { choices }, { signal }),
    );
  } catch {
    // The person goes on typing, and the next key asks again.
  }
}

function choicesFor({ data }: APIApplicationCommandAutocompleteInteraction, complete: Complete): readonly Choice[] {
  const subcommand = data.options?.find(({ type }) => type === SUBCOMMAND);
  if (subcommand?.type !== SUBCOMMAND) return [];
  const option = subcommand.options?.find((each) => "focused" in each && each.focused);
  if (option?.type !== STRING) return [];
  return complete({ command: subcommand.name, option: option.name, typed: String(option.value) });
}

function offered(choices: readonly Choice[]): { name: string; value: string }[] {
  return choices
    .map(({ label, value }) => ({ name: clip(plainLine(label), LIMITS.choiceText), value }))
    .filter(({ name, value }) => name !== "" && value !== "" && value.length <= LIMITS.choiceText)
    .slice(0, LIMITS.choices);
}
