import { describe, expect, it } from "vitest";
import { createComplete } from "../../commands/complete.ts";
import { commands } from "../../commands/registry.ts";
import { emptyContext } from "../support/commands.ts";

const complete = createComplete(commands, emptyContext);

describe("funds are offered while they are typed", () => {
  it.each([
    ["performance", "fund", "avu", "AVUV"],
    ["allocation", "core", "iw", "IWM"],
    ["funds", "tickers", "IWM ij", "IWM IJR"],
  ])("by %s for %s", (command, option, typed, first) => {
    expect(complete({ command, option, typed })[0]?.value).toBe(first);
  });
});
