import { describe, expect, it } from "vitest";
import { optionShapes } from "../../commands/option-shapes.ts";
import { commands } from "../../commands/registry.ts";
import { understand } from "../../commands/understand.ts";
import { parseLine } from "../../commands/words.ts";
import type { Card } from "../../src/card.ts";
import { covers, says } from "../../src/definition.ts";
import { cachedMarket } from "../../src/market/cached.ts";
import { createLedger } from "../../src/market/ledger.ts";
import { createRemember } from "../../src/market/remember.ts";
import { createSampleMarket } from "../../src/market/sample/sample.ts";
import { asker } from "../support/commands.ts";
import { asking } from "../support/context.ts";
import { FAKE_NOW } from "../support/fake-market.ts";
import { keptLog } from "../support/kept-log.ts";

const now = () => FAKE_NOW;

/** A simulated market that tells which kinds of data it was asked for. */
function told() {
  const ledger = createLedger();
  const store = { get: async () => undefined, set: async () => true };
  const remember = createRemember({ store, now, origin: "sample", log: keptLog(), ledger });
  const { ask } = asking(cachedMarket(createSampleMarket(now), remember, "strict"));
  return { ask, kinds: () => [...new Set(ledger.copies().map(({ kind }) => kind))] };
}

describe.each(commands.map((command) => [command.name, command] as const))("every figure of %s", (name, command) => {
  const market = told();
  const borrowed = commands.filter((each) => command.borrows?.includes(each.name));

  /** The answer to every example, and to every choice of every option. */
  async function cards(): Promise<readonly Card[]> {
    const examples = command.examples.map(
      (example) => understand(commands, parseLine(example, commands).asked).options,
    );
    const shapes = optionShapes(command);
    const choices = shapes.some(({ required }) => required)
      ? []
      : shapes.flatMap((shape) => shape.choices.map((choice) => ({ [shape.name]: choice })));
    return Promise.all([...examples, ...choices].map((options) => market.ask({ command: name, options, asker })));
  }

  it("has one definition, and says what that says", async () => {
    // Two questions may show the same figure in the same words.
    const all = [command, ...borrowed].flatMap((each) => each.definitions ?? []);
    const definitions = [...new Map(all.map((each) => [[each.id, each.name, each.basis].join("\n"), each])).values()];
    const wrong = (await cards()).flatMap(({ figures }) =>
      Object.values(figures).flatMap(({ id, unit, label, basis }) => {
        const [definition, ...others] = definitions.filter((each) => covers(each, id));
        if (!definition) return [`${id}: no definition`];
        if (others.length > 0) return [`${id}: ${[definition, ...others].map((each) => each.id).join(" and ")}`];
        return [
          ...(unit === definition.unit ? [] : [`${id}: ${unit}, and not ${definition.unit}`]),
          ...(says(label, definition.name, "anywhere") ? [] : [`${id}: “${label}” does not say “${definition.name}”`]),
          ...(says(basis, definition.basis, "first")
            ? []
            : [`${id}: “${basis}” does not begin with “${definition.basis}”`]),
        ];
      }),
    );
    expect([...new Set(wrong)]).toEqual([]);
  });

  it("comes from kinds of data that the command names", () => {
    const named = new Set([command, ...borrowed].flatMap(({ reads = [] }) => reads));
    expect(market.kinds().filter((kind) => !named.has(kind))).toEqual([]);
  });
});

describe("the definitions of a command", () => {
  it.each(commands.map((command) => [command.name, command.definitions ?? []] as const))(
    "%s: have each an id of its own, and texts that can stand in a sentence",
    (_, definitions) => {
      const ids = definitions.map(({ id }) => id);
      expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
      expect(definitions.filter(({ name, basis }) => name.trim() === "" || basis.trim() === "")).toEqual([]);
      expect(definitions.filter(({ basis }) => /[.]$/.test(basis)).map(({ id }) => id)).toEqual([]);
      const unended = definitions.filter(({ limits }) => limits !== undefined && !limits.endsWith("."));
      expect(unended.map(({ id }) => id)).toEqual([]);
    },
  );
});
