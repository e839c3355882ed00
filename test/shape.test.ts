import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { commands } from "../commands/registry.ts";

const root = resolve(import.meta.dirname, "..");
const LAYERS = ["src", "commands", "adapters"] as const;

type Import = { readonly to: string; readonly types: boolean };
type SourceFile = {
  readonly path: string;
  readonly code: string;
  readonly text: string;
  readonly imports: readonly Import[];
};

const files: readonly SourceFile[] = LAYERS.flatMap((layer) =>
  readdirSync(join(root, layer), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => read(join(layer, name))),
);

function read(path: string): SourceFile {
  const text = readFileSync(join(root, path), "utf8");
  const code = withoutComments(text);
  return { path, text, code, imports: importsOf(path, code) };
}

/** Comments that start a line or follow code after a blank; an address in a string has neither before its slashes. */
function withoutComments(text: string): string {
  return text.replace(/^\s*\/\*[\s\S]*?\*\//gm, "").replace(/(^|\s)\/\/ .*$/gm, "$1");
}

/** Static, re-exporting, side-effect, dynamic and inline type imports; paths of our own from the root, others as written. */
function importsOf(path: string, code: string): readonly Import[] {
  const statements = [...code.matchAll(/^(?:import|export)\s+(type\s+)?[\w*{}\s,$]*?\bfrom\s+"([^"]+)"/gm)];
  const effects = [...code.matchAll(/^import\s+()"([^"]+)"/gm)];
  const calls = [...code.matchAll(/\bimport\(\s*()["'`]([^"'`]+)["'`]/g)];
  return [...statements, ...effects, ...calls].map(([, types, to = ""]) => ({
    to: to.startsWith(".") ? relative(root, resolve(root, dirname(path), to)) : to,
    types: Boolean(types),
  }));
}

/** Every import that breaks a rule, readable as `path -> target`. */
function breaking(rule: (path: string, imported: Import) => boolean): readonly string[] {
  return files.flatMap(({ path, imports }) =>
    imports.filter((imported) => rule(path, imported)).map(({ to }) => `${path} -> ${to}`),
  );
}

/** Every place where a pattern stands that must not. */
function mentioning(pattern: RegExp, among: (path: string) => boolean): readonly string[] {
  return files
    .filter(({ path }) => among(path))
    .flatMap(({ path, code }) => [...code.matchAll(pattern)].map(([found]) => `${path} -> ${found.trim()}`));
}

const layerOf = (path: string) => LAYERS.findIndex((layer) => path.startsWith(`${layer}/`));
const platformOf = (path: string) => /^adapters\/([^/]+)\//.exec(path)?.[1];

describe("direction", () => {
  it("goes from adapters to commands to src, never back", () => {
    expect(breaking((path, { to }) => layerOf(to) > layerOf(path))).toEqual([]);
  });

  it("stays inside the three folders", () => {
    const outside = (to: string) => layerOf(to) < 0 && (to.startsWith("..") || /^(test|bench)\//.test(to));
    expect(breaking((_, { to }) => outside(to))).toEqual([]);
  });

  it("lets no platform import another, and only main choose among them", () => {
    expect(
      breaking((path, { to }) => {
        const platform = platformOf(to);
        return platform !== undefined && platform !== platformOf(path) && path !== "adapters/run.ts";
      }),
    ).toEqual([]);
  });

  it.each([
    [/^(discord\.js|discord-api-types|@discordjs\/)/, "adapters/discord/"],
    [/^@slack\//, "adapters/slack/"],
    [/^node:sqlite$/, "src/store/"],
    [/^(ioredis|@keyv\/redis)$/, "src/store/"],
  ])("keeps %s in %s", (packages, folder) => {
    expect(breaking((path, { to }) => packages.test(to) && !path.startsWith(folder))).toEqual([]);
  });

  it("has no cycle of imports, not even of types", () => {
    expect(cycles()).toEqual([]);
  });
});

describe("arithmetic", () => {
  const ARITHMETIC =
    /^src\/(valuation|earnings|rates|debt|performance|portfolio|concentration|sectors|economy|funds|company|calendar|news|statistics)\//;
  const pure = (path: string) => ARITHMETIC.test(path);

  it("waits for nothing, and knows neither clock nor chance", () => {
    expect(
      mentioning(/\bawait\b|\basync\b|\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b|\bMath\.random\b/g, pure),
    ).toEqual([]);
  });

  it("imports types of the market only, and nothing of Node", () => {
    expect(
      breaking(
        (path, { to, types }) =>
          pure(path) && ((to.startsWith("src/market/") && !types) || (to.startsWith("node:") && to !== "node:crypto")),
      ),
    ).toEqual([]);
  });
});

/** Where the process, the clock, the network or the console may be touched, and why. */
const EDGES: Readonly<Record<string, string>> = {
  "adapters/run.ts": "the composition root hands them to everything else",
  "adapters/application.ts": "its other half: joins market, record and commands, and hands them the clock",
  "adapters/discord/register.ts": "a program of its own: registers the commands",
  "adapters/owner.ts": "names this process among those that share a store",
  "adapters/store-tool.ts": "a program of its own: backs up, restores, copies and checks the store",
  "adapters/record-tool.ts": "a program of its own: the daily record, for whoever runs the bot",
  "adapters/slack/manifest.ts": "a program of its own too: prints the manifest",
};

describe("the edges", () => {
  const inside = (path: string) => !Object.hasOwn(EDGES, path);

  it.each([
    ["the process", /\bprocess\.\w+|"(?:node:)?process"/g],
    ["the console", /\bconsole\.\w+/g],
    ["the clock", /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/g],
    ["the network", /\bglobalThis\.fetch\b|=\s*fetch\b/g],
  ])("alone touch %s", (_, pattern) => {
    expect(mentioning(pattern, inside)).toEqual([]);
  });

  it("hand in the fetch that others call", () => {
    const handed = /\bfetch\??:\s|[{,]\s*fetch\s*[,}]/;
    const calling = files.filter(
      ({ path, code }) => inside(path) && /(?<![.\w])fetch\(/.test(code) && !handed.test(code),
    );
    expect(calling.map(({ path }) => `${path} -> fetch`)).toEqual([]);
  });
});

describe("files", () => {
  it("are named in kebab-case, for what they are", () => {
    const vague = /(^|\/)(index|utils?|types|helpers?|common|misc|services?|managers?|constants)(\/|\.ts$)/;
    const wrong = files
      .map(({ path }) => path)
      .filter((path) => vague.test(path) || !/^[a-z0-9-]+\.ts$/.test(basename(path)));
    expect(wrong).toEqual([]);
  });

  it("pass nothing on that is not theirs", () => {
    expect(mentioning(/^export\s[\w*{}\s,$]*?\bfrom\s+"[^"]+"/gm, () => true)).toEqual([]);
  });

  it("say above every exported function of src and commands what it does", () => {
    const silent = files
      .filter(({ path }) => layerOf(path) < 2)
      .flatMap(({ path, text }) => {
        const lines = text.split("\n");
        return lines
          .filter((line, index) => /^export (?:async )?function/.test(line) && !lines[index - 1]?.trim().endsWith("*/"))
          .map((line) => `${path} -> ${/function\*? (\w+)/.exec(line)?.[1]}`);
      });
    expect(silent).toEqual([]);
  });
});

describe("the registry", () => {
  const defining = files.filter(
    ({ path, code }) => path.startsWith("commands/") && /(?<!function )defineCommand\(/.test(code),
  );

  it("imports every file that defines a command", () => {
    const registry = files.find(({ path }) => path === "commands/registry.ts");
    const imported = registry?.imports.map(({ to }) => to) ?? [];
    expect(defining.map(({ path }) => path).filter((path) => !imported.includes(path))).toEqual([]);
  });

  it("lists every command that is defined", () => {
    const listed = commands.map(({ name }) => name);
    const defined = defining.map(({ path, code }) => ({
      path,
      name: /defineCommand\(\{\s*name:\s*"([^"]+)"/.exec(code)?.[1] ?? basename(path, ".ts"),
    }));
    expect(defined.filter(({ name }) => !listed.includes(name)).map(({ path, name }) => `${path} -> ${name}`)).toEqual(
      [],
    );
  });

  it("lists no name twice", () => {
    const names = commands.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe("this test", () => {
  it("reads imports of every form, and none in comments", () => {
    const code = withoutComments(`
/** import { a } from "./comment.ts"; */
// import { b } from "./comment.ts";
import type { C } from "./c.ts";
import {
  d,
  type E,
} from "../d.ts";
import "./effect.ts";
export * from "./passed.ts";
const address = "https://example.org"; // import("./comment.ts")
const late = await import("./late.ts");
type F = import("./inline.ts").F;
`);
    expect(importsOf("src/market/x.ts", code).map(({ to, types }) => `${to}${types ? " (types)" : ""}`)).toEqual([
      "src/market/c.ts (types)",
      "src/d.ts",
      "src/market/passed.ts",
      "src/market/effect.ts",
      "src/market/late.ts",
      "src/market/inline.ts",
    ]);
  });

  it("reads the files", () => {
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap(({ imports }) => imports).length).toBeGreaterThan(40);
  });
});

function cycles(): readonly string[] {
  const imports = new Map(files.map((file) => [file.path, file.imports.map(({ to }) => to)]));
  const state = new Map<string, "open" | "done">();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]) => {
    if (state.get(path) === "open") found.push([...trail.slice(trail.indexOf(path)), path].join(" -> "));
    if (state.has(path)) return;
    state.set(path, "open");
    for (const to of imports.get(path) ?? []) if (imports.has(to)) visit(to, [...trail, path]);
    state.set(path, "done");
  };
  for (const path of imports.keys()) visit(path, []);
  return found;
}
