import { describe, expect, it } from "vitest";
import { createLog } from "../../adapters/log.ts";
import { createVeil } from "../../src/secrets.ts";

function logging(level: Parameters<typeof createLog>[0] = "info") {
  const lines: string[] = [];
  const log = createLog(level, createVeil(["s3cr3t-token"]), { write: (line) => lines.push(line) });
  return { log, lines };
}

describe("the log", () => {
  it("writes one JSON line for each message, with its details", () => {
    const { log, lines } = logging();
    log.warn("store failed", { reason: "busy" });
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ level: 40, msg: "store failed", reason: "busy" });
  });

  it("lets no secret through, in a message, a detail, however deep, or an error", () => {
    const { log, lines } = logging();
    log.info("token s3cr3t-token", { deep: [{ er: { still: "=s3cr3t-token=" } }], "s3cr3t-token": 1 });
    log.error("failed", { error: new Error("with s3cr3t-token"), cause: { url: "redis://u:s3cr3t-token@h" } });
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).not.toContain("s3cr3t-token");
    for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
  });

  it("says nothing below its level", () => {
    const { log, lines } = logging("error");
    log.warn("store failed");
    log.debug("store failed");
    expect(lines).toEqual([]);
  });
});
