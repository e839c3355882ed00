import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";

/** A Redis for tests that can be stopped, frozen and started again with what it has written down. */
export type OwnRedis = {
  readonly url: string;
  start(): Promise<void>;
  /** As a crash would. */
  kill(): Promise<void>;
  freeze(): void;
  thaw(): void;
  /** Ends it, and removes its files. */
  remove(): Promise<void>;
};

/** Why the tests on Redis are skipped; null where they can run. */
export const NO_REDIS: string | null = hasServer() ? null : "no redis-server on the PATH";
if (NO_REDIS !== null) process.stderr.write(`Tests on Redis are skipped: ${NO_REDIS}.\n`);

function hasServer(): boolean {
  try {
    execFileSync("redis-server", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** A Redis of this machine on a free port, with every change written to a file. */
export async function startRedis({ password }: { readonly password?: string } = {}): Promise<OwnRedis> {
  const folder = mkdtempSync(join(tmpdir(), "smallcap-redis-"));
  const port = await freePort();
  let server: ChildProcess | undefined;

  async function start(): Promise<void> {
    const options = ["--bind", "127.0.0.1", "--port", String(port), "--dir", folder, "--save", ""];
    const kept = ["--appendonly", "yes", "--appendfsync", "always"];
    const secret = password === undefined ? [] : ["--requirepass", password];
    const child = spawn("redis-server", [...options, ...kept, ...secret], { stdio: ["ignore", "pipe", "ignore"] });
    server = child;
    for await (const chunk of child.stdout.setEncoding("utf8").iterator({ destroyOnReturn: false })) {
      if (/Ready to accept connections/.test(String(chunk))) break;
    }
    child.stdout.resume();
    if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode}`);
  }

  async function kill(): Promise<void> {
    const child = server;
    server = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }

  await start();
  return {
    url: `redis://${password === undefined ? "" : `:${password}@`}127.0.0.1:${port}`,
    start,
    kill,
    freeze: () => void server?.kill("SIGSTOP"),
    thaw: () => void server?.kill("SIGCONT"),
    remove: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A beginning of keys that nobody else uses. */
export function freshPrefix(): string {
  return `test-${randomBytes(6).toString("hex")}:`;
}

/** A port of this machine that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
