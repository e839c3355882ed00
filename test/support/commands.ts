import * as z from "zod";
import type { Asker } from "../../commands/asker.ts";
import { type Command, type Context, defineCommand } from "../../commands/command.ts";
import { UserError } from "../../src/errors.ts";
import type { Market } from "../../src/market/market.ts";
import { plainCard } from "./cards.ts";

/** Small commands with every kind of option; their answers say nothing. */

const card = async () => plainCard;

export const valuation = defineCommand({
  name: "valuation",
  summary: "How cheap small caps are against large caps",
  audience: "channel",
  options: z.strictObject({
    metric: z.enum(["forward-pe", "trailing-pe"]).default("forward-pe").describe("What is divided by what"),
    against: z.enum(["sp500", "sp400", "russell1000"]).default("sp500").describe("What small caps stand against"),
    period: z.enum(["1y", "5y"]).default("1y").describe("Years of the chart"),
  }),
  examples: ["valuation", "valuation against:sp400"],
  run: card,
});

export const debt = defineCommand({
  name: "debt",
  summary: "What a rate move is worth",
  audience: "channel",
  options: z.strictObject({
    "move-bp": z.int().min(-300).max(300).default(-25).describe("The move in basis points"),
    "pass-through": z.number().min(0).max(100).default(100).describe("Share of the move that arrives, percent"),
  }),
  examples: ["debt move-bp:-50"],
  run: card,
});

export const screen = defineCommand({
  name: "screen",
  summary: "Find small caps",
  audience: "channel",
  options: z.strictObject({
    profitable: z.boolean().optional().describe("Only companies that earn money"),
    "max-pe": z.number("expected a multiple such as 15").positive().optional().describe("Highest price/earnings"),
    fund: z.enum(["IWM", "IJR"]).optional().describe("Fund whose names are searched"),
    name: z.string().max(20).optional().describe("Part of a company's name"),
  }),
  examples: ["screen profitable:yes max-pe:15"],
  run: card,
});

export const check = defineCommand({
  name: "check",
  summary: "Is this claim so?",
  audience: "channel",
  options: z.strictObject({ claim: z.string().max(2000).describe("What somebody said") }),
  examples: ["check small caps are cheap"],
  run: card,
});

export const digest = defineCommand({
  name: "digest",
  summary: "The brief, every morning",
  audience: "asker",
  permission: "manage",
  options: z.strictObject({}),
  examples: ["digest"],
  run: card,
});

export const down = defineCommand({
  name: "down",
  summary: "A command whose source is down",
  audience: "channel",
  options: z.strictObject({}),
  examples: ["down"],
  run: async () => {
    throw new UserError("source-down", "Yahoo Finance does not answer.", { hint: "Try again in five minutes." });
  },
});

export const fakeCommands: readonly Command[] = [valuation, debt, screen, check, digest, down];

export const asker: Asker = { platform: "terminal", workspace: "w", channel: "c", user: "u", mayManage: true };

/** A context for commands that ask for nothing: whatever is touched throws. */
export const emptyContext: Omit<Context, "patienceMs"> = {
  market: refusing<Market>("market", { simulated: false }),
  universe: refusing("universe", {}),
  estimates: refusing("estimates", {}),
  records: refusing("records", {}),
  health: () => [],
  stock: async () => {
    throw new Error("stock is not part of this test.");
  },
  watch: refusing("watch", {}),
  asker,
  now: () => Date.parse("2026-08-21T21:00:00Z"),
  realNow: () => Date.parse("2026-08-21T21:00:00Z"),
  wait: async () => {},
};

function refusing<Port extends object>(name: string, known: Partial<Port>): Port {
  return new Proxy(known as Port, {
    get: (target, member) => {
      if (member in target) return target[member as keyof Port];
      throw new Error(`${name}.${String(member)} is not part of this test.`);
    },
  });
}
