import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseEnv } from "node:util";
import { describe, expect, it } from "vitest";
import { ENDPOINT } from "../adapters/discord/endpoint.ts";
import { ROUTES } from "../adapters/slack/routes.ts";
import { readConfig } from "../src/config.ts";

const root = resolve(import.meta.dirname, "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");

const all = (pattern: RegExp, text: string) => [...text.matchAll(pattern)].map(([, found]) => found ?? "");

describe(".env.example", () => {
  const example = parseEnv(read(".env.example"));

  it("names every variable, and no other", () => {
    const variables = all(/^ {4}([A-Z][A-Z_]+):/gm, read("src/config.ts"));
    expect(Object.keys(example).sort()).toEqual(variables.sort());
  });

  it("can be used as it stands, and changes nothing", () => {
    expect(readConfig(example)).toEqual(readConfig({}));
  });
});

describe("compose.yaml", () => {
  const compose = read("compose.yaml");
  const lines = compose.split("\n").filter((line) => line.trim() !== "" && !line.trim().startsWith("#"));

  /** The keys of a block, by its path of keys; without a parser of YAML, which nothing else here needs. */
  function keysIn(...path: readonly string[]): readonly string[] {
    const depth = 2 * path.length;
    const block = path.reduce<readonly string[]>((within, key, level) => {
      const start = within.indexOf(`${" ".repeat(2 * level)}${key}:`) + 1;
      const end = within.findIndex((line, index) => index >= start && indentOf(line) <= 2 * level);
      return start === 0 ? [] : within.slice(start, end < 0 ? undefined : end);
    }, lines);
    return block.filter((line) => indentOf(line) === depth).map((line) => line.trim().split(":")[0] ?? "");
  }

  const indentOf = (line: string) => line.length - line.trimStart().length;

  it("is indented evenly, in blanks, with every key once", () => {
    expect(lines.filter((line) => line.includes("\t") || indentOf(line) % 2 === 1)).toEqual([]);
    for (const path of [[], ["services"], ["services", "redis"], ["services", "door"]]) {
      const keys = keysIn(...path);
      expect(keys).toEqual([...new Set(keys)]);
    }
  });

  it("runs two replicas of one description, Redis, and one door that alone is published", () => {
    expect(keysIn("services")).toEqual(["bot-1", "bot-2", "redis", "door"]);
    expect(all(/^ {2}(bot-\d): \*bot$/gm, compose)).toEqual(["bot-1", "bot-2"]);
    expect(keysIn("services", "door")).toContain("ports");
    expect(all(/^( +ports):$/gm, compose)).toHaveLength(1);
  });

  it("configures replicas as the program understands it", () => {
    const environment = Object.fromEntries(
      [...compose.matchAll(/^ {4}([A-Z_]+): "?([^"\n]+)"?$/gm)].map(([, name = "", value = ""]) => [name, value]),
    );
    const bot = { ...environment, DISCORD_TOKEN: "token", DISCORD_PUBLIC_KEY: "0".repeat(64) };
    expect(readConfig(bot)).toMatchObject({
      STORE_URL: "redis://redis:6379",
      DISCORD_GATEWAY: "off",
      PORT: 3000,
    });
  });
});

describe("the door", () => {
  const door = read("deploy/haproxy.cfg");

  it("lets through what platforms send, and nothing that is the operator's", () => {
    const [paths = ""] = all(/ unless \{ path ([^}]+) \}/g, door);
    expect(paths.trim().split(" ").sort()).toEqual([ENDPOINT, ...Object.values(ROUTES)].sort());
  });

  it("leads to every replica", () => {
    expect(all(/^ {4}server \S+ (\S+)$/gm, door)).toEqual(["bot-1:3000", "bot-2:3000"]);
  });
});
