import type { Installation } from "@slack/bolt";
import { describe, expect, it } from "vitest";
import { createInstallationBook } from "../../../adapters/slack/installation-book.ts";
import { createSeal } from "../../../adapters/slack/sealed.ts";
import { createLogbook, memoryInstallations } from "../../support/slack.ts";

const NOW = 1_800_000_000_500;

function bookOf(secret = "secret", installations = memoryInstallations()) {
  const log = createLogbook();
  const book = createInstallationBook(installations, createSeal(secret), { log, now: () => NOW });
  return { book, log, installations };
}

function installed(token: string, where: Partial<Installation>): Installation {
  return {
    team: undefined,
    enterprise: undefined,
    user: { token: undefined, scopes: undefined, id: "U1" },
    bot: { token, scopes: [], id: "B1", userId: "U2" },
    ...where,
  } as Installation;
}

describe("the book of installations", () => {
  it("gives each workspace its own token", async () => {
    const { book } = bookOf();
    await book.add(installed("xoxb-1", { team: { id: "T1" } }));
    await book.add(installed("xoxb-2", { team: { id: "T2" }, enterprise: { id: "E1" } }));
    expect(await book.find("T1")).toEqual({ token: "xoxb-1" });
    expect(await book.find("T2", "E1")).toEqual({ token: "xoxb-2" });
    expect(await book.find("T3", "E1")).toBeNull();
  });

  it("gives the workspaces of an organisation the one token, also where only the workspace is named later", async () => {
    const { book } = bookOf();
    await book.add(installed("xoxb-org", { enterprise: { id: "E1" }, isEnterpriseInstall: true }));
    expect(await book.find("T7")).toBeNull();
    expect(await book.find("T7", "E1")).toEqual({ token: "xoxb-org", teamId: "T7" });
    expect(await book.find("T7")).toEqual({ token: "xoxb-org", teamId: "T7" });
    await book.remove("E1", NOW / 1000);
    expect(await book.find("T7", "E1")).toBeNull();
  });

  it("keeps nothing that can be read without the secret", async () => {
    const { book, installations } = bookOf();
    await book.add(installed("xoxb-1", { team: { id: "T1" } }));
    expect([...installations.kept.keys()]).toEqual(["slack:T1"]);
    expect([...installations.kept.values()].join()).not.toContain("xoxb");
    expect(Buffer.from([...installations.kept.values()].join().slice(3), "base64").toString("latin1")).not.toContain(
      "xoxb",
    );
  });

  it("counts what it cannot open as not installed, and says so without its content", async () => {
    const { installations, book } = bookOf();
    await book.add(installed("xoxb-1", { team: { id: "T1" } }));
    const value = installations.kept.get("slack:T1") ?? "";
    const other = bookOf("another secret", installations);
    expect(await other.book.find("T1")).toBeNull();
    expect(other.log.lines).toEqual([expect.stringContaining("SLACK_STATE_SECRET")]);
    expect(other.log.lines.join()).not.toContain(value);
    // Under another workspace's name, changed, or not sealed at all.
    installations.kept.set("slack:T2", value);
    installations.kept.set("slack:T3", `${value.slice(0, -6)}AAAAA=`);
    installations.kept.set("slack:T4", '{"token":"xoxb-1","org":false,"installedAt":0}');
    for (const team of ["T2", "T3", "T4"]) expect(await book.find(team)).toBeNull();
  });

  it("does not forget what was installed anew after it was removed", async () => {
    const { book } = bookOf();
    await book.add(installed("xoxb-1", { team: { id: "T1" } }));
    expect(await book.remove("T1", NOW / 1000 - 60)).toBe(false);
    expect(await book.find("T1")).toEqual({ token: "xoxb-1" });
    // Slack tells whole seconds.
    expect(await book.remove("T1", Math.floor(NOW / 1000))).toBe(true);
    expect(await book.find("T1")).toBeNull();
  });

  it("takes no installation without a bot token", async () => {
    const { book } = bookOf();
    const { bot, ...without } = installed("xoxb-1", { team: { id: "T1" } });
    await expect(book.add(without as Installation)).rejects.toThrow("no bot token");
  });
});

describe("a seal", () => {
  it("opens what it sealed, each time sealed otherwise", () => {
    const { seal, open } = createSeal("secret");
    const sealed = [seal("a", "the text"), seal("a", "the text")];
    expect(new Set(sealed).size).toBe(2);
    expect(sealed.map((each) => open("a", each))).toEqual(["the text", "the text"]);
    expect(open("b", sealed[0] ?? "")).toBeNull();
    expect(open("a", "v1:")).toBeNull();
  });
});
