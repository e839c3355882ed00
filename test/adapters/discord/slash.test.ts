import { describe, expect, it } from "vitest";
import * as z from "zod";
import { sameCommands } from "../../../adapters/discord/register.ts";
import { characters, slashCommand } from "../../../adapters/discord/slash.ts";
import { type Command, defineCommand } from "../../../commands/command.ts";
import { helpFor } from "../../../commands/help.ts";
import { commands } from "../../../commands/registry.ts";
import { plainCard } from "../../support/cards.ts";
import { fakeCommands } from "../../support/commands.ts";

type Named = { name: string; description?: string; required?: boolean; options?: readonly Named[] };

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** Everything with a name in a slash command, the command itself first. */
function all(command: Named): readonly Named[] {
  return [command, ...(command.options ?? []).flatMap(all)];
}

const sets: readonly (readonly [string, readonly Command[]])[] = [
  ["the bot's own", commands],
  ["small", [...fakeCommands, helpFor(fakeCommands)]],
];

describe("slashCommand", () => {
  it.each(sets)("keeps Discord's rules for %s commands", (_, list) => {
    const command = slashCommand(list, "global") as Named;
    for (const { name, description, options = [] } of all(command)) {
      expect(name).toMatch(NAME);
      expect(name).toBe(name.toLowerCase());
      expect(description?.length).toBeGreaterThan(0);
      expect(description?.length).toBeLessThanOrEqual(100);
      expect(options.length).toBeLessThanOrEqual(25);
      expect(new Set(options.map((option) => option.name)).size).toBe(options.length);
      const required = options.map((option) => option.required === true);
      expect(required).toEqual([...required].sort().reverse());
    }
  });

  it("completes the open texts of a command that offers values, and nothing else", () => {
    const command = slashCommand(commands, "global") as Named;
    const completed = all(command).filter((each) => "autocomplete" in each && each.autocomplete === true);
    const expected = commands
      .filter(({ complete }) => complete)
      .flatMap(({ options }) => Object.keys(options.shape))
      .filter((name) => ["ticker", "tickers", "fund", "core"].includes(name));
    expect(completed.map(({ name }) => name)).toEqual(expected);
    expect(completed.every((each) => !("choices" in each))).toBe(true);
  });

  it("is made from the options' schema", () => {
    const [valuation, debt, screen, check] = (slashCommand(fakeCommands, "global") as Named).options ?? [];
    expect(valuation?.options?.[1]).toEqual({
      type: 3,
      name: "against",
      description: "What small caps stand against",
      choices: ["sp500", "sp400", "russell1000"].map((name) => ({ name, value: name })),
    });
    expect(debt?.options).toMatchObject([
      { type: 4, min_value: -300, max_value: 300 },
      { type: 10, min_value: 0, max_value: 100 },
    ]);
    expect(screen?.options?.map((option) => "type" in option && option.type)).toEqual([5, 10, 3, 3]);
    expect(check?.options).toMatchObject([{ type: 3, required: true, max_length: 2000 }]);
  });

  it("works in servers, in direct messages and as a person's own app", () => {
    expect(slashCommand(fakeCommands, "global")).toMatchObject({ integration_types: [0, 1], contexts: [0, 1, 2] });
    expect(slashCommand(fakeCommands, "guild")).not.toHaveProperty("contexts");
  });

  it("gets shorter rather than longer than Discord takes", () => {
    const wordy = (name: string) =>
      defineCommand({
        name,
        summary: "x".repeat(100),
        audience: "channel",
        options: z.strictObject(
          Object.fromEntries(
            ["a", "b", "c", "d"].map((option) => [option, z.enum(["one", "two", "three"]).describe("y".repeat(100))]),
          ),
        ),
        examples: [],
        run: async () => plainCard,
      });
    const list = Array.from({ length: 25 }, (_, i) => wordy(`command-${i}`));
    expect(characters(slashCommand(list, "global"))).toBeLessThanOrEqual(8000);
  });
});

describe("sameCommands", () => {
  const wanted = slashCommand(fakeCommands, "global");

  it("sees through what Discord adds and through another order of keys", () => {
    const present = {
      id: "1",
      version: "2",
      application_id: "3",
      default_member_permissions: null,
      nsfw: false,
      dm_permission: true,
      name_localizations: null,
      ...Object.fromEntries(Object.entries(structuredClone(wanted)).reverse()),
      contexts: [2, 0, 1],
    };
    expect(sameCommands([present], [wanted])).toBe(true);
  });

  it("sees a changed word and a command too many", () => {
    expect(sameCommands([{ ...wanted, description: "Other words" }], [wanted])).toBe(false);
    expect(sameCommands([wanted, { ...wanted, name: "old" }], [wanted])).toBe(false);
    expect(sameCommands([], [wanted])).toBe(false);
  });

  it("asks nothing of a server's own command that Discord does not keep there", () => {
    const guild = slashCommand(fakeCommands, "guild");
    expect(sameCommands([{ ...guild, guild_id: "1", contexts: null, integration_types: [0] }], [guild])).toBe(true);
  });
});
