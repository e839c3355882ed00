import { describe, expect, it } from "vitest";
import type { InstallationBook } from "../../../adapters/slack/installation-book.ts";
import { createTokenOf } from "../../../adapters/slack/tokens.ts";

/** A book in which only one workspace stands. */
const book: InstallationBook = {
  add: async () => {},
  find: async (team) => (team === "T2" ? { token: "xoxb-2" } : null),
  remove: async () => false,
};

describe("the token of a workspace", () => {
  it("is the operator's where there is one workspace", async () => {
    const { tokenOf } = createTokenOf("xoxb-own", undefined);
    expect(await tokenOf("T1")).toEqual({ token: "xoxb-own" });
  });

  it("is that of its own installation where there are many, and never another's", async () => {
    const { tokenOf, introduced } = createTokenOf("xoxb-own", book);
    introduced("T1");
    expect(await tokenOf("T1")).toEqual({ token: "xoxb-own" });
    expect(await tokenOf("T2")).toEqual({ token: "xoxb-2" });
    expect(await tokenOf("T3")).toBeNull();
  });

  it("is none where the operator has none", async () => {
    expect(await createTokenOf(undefined, book).tokenOf("T1")).toBeNull();
  });
});
