import { describe, expect, it } from "vitest";
import * as z from "zod";
import { sameCommands } from "../../../adapters/discord/register.ts";
import { characters, type SlashCommand, slashCommands } from "../../../adapters/discord/slash.ts";
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

/** What everybody sees, without what is for whoever manages a server. */
const everybody = (list: readonly Command[], scope: "global" | "guild") =>
  slashCommands(list, scope)[0] as SlashCommand;

describe("slashCommands", () => {
  it.each(sets)("keep Discord's rules for %s commands", (_, list) => {
    for (const { name, description, options = [] } of slashCommands(list, "global").flatMap((each) =>
      all(each as Named),
    )) {
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

  it("complete the open texts of a command that offers values, and nothing else", () => {
    const command = everybody(commands, "global") as Named;
    const completed = all(command).filter((each) => "autocomplete" in each && each.autocomplete === true);
    const expected = commands
      .filter(({ complete }) => complete)
      .flatMap(({ options }) => Object.keys(options.shape))
      .filter((name) => ["ticker", "tickers", "fund", "core"].includes(name));
    expect(completed.map(({ name }) => name)).toEqual(expected);
    expect(completed.every((each) => !("choices" in each))).toBe(true);
  });

  it("are made from the options' schema", () => {
    const [valuation, debt, screen, check] = (everybody(fakeCommands, "global") as Named).options ?? [];
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

  it("work in servers, in direct messages and as a person's own app", () => {
    expect(everybody(fakeCommands, "global")).toMatchObject({ integration_types: [0, 1], contexts: [0, 1, 2] });
    expect(everybody(fakeCommands, "guild")).not.toHaveProperty("contexts");
  });

  it("hide what is for managers from everybody else, in servers only", () => {
    const [asking, managing] = slashCommands(fakeCommands, "global");
    expect(asking?.options?.map(({ name }) => name)).not.toContain("digest");
    expect(asking).not.toHaveProperty("default_member_permissions");
    expect(managing).toMatchObject({
      name: "smallcap-admin",
      default_member_permissions: "32",
      integration_types: [0],
      contexts: [0],
      options: [{ name: "digest", type: 1 }],
    });
    expect(slashCommands(fakeCommands, "guild")[1]).not.toHaveProperty("contexts");
  });

  it("are one where there is nothing to manage", () => {
    const open = fakeCommands.filter(({ permission }) => permission !== "manage");
    expect(slashCommands(open, "global").map(({ name }) => name)).toEqual(["smallcap"]);
  });

  it("get shorter rather than longer than Discord takes", () => {
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
    expect(characters(everybody(list, "global"))).toBeLessThanOrEqual(8000);
  });
});

describe("sameCommands", () => {
  const wanted = everybody(fakeCommands, "global");

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
    expect(sameCommands([{ ...wanted, default_member_permissions: "32" }], [wanted])).toBe(false);
  });

  it("asks nothing of a server's own command that Discord does not keep there", () => {
    const guild = everybody(fakeCommands, "guild");
    expect(sameCommands([{ ...guild, guild_id: "1", contexts: null, integration_types: [0] }], [guild])).toBe(true);
  });
});
