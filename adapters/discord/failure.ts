/** Why Discord did not do what it was asked, as far as the adapter acts on it. */
export type Failure = {
  /**
   * - `acknowledged` the interaction was answered before, by an earlier try or another process
   * - `gone` its time is over or its message was deleted: nothing can be said any more
   * - `early` the answer overtook its acknowledgement
   * - `refused` the request itself is wrong: the same again would fail again
   * - `down` Discord or the network failed, and the request may or may not have taken effect
   */
  readonly kind: "acknowledged" | "gone" | "early" | "refused" | "down";
  readonly status?: number;
  readonly code?: number;
  /** Safe to log: addresses, which carry interaction tokens, are not in it. */
  readonly message: string;
};

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const KINDS = new Map<number, Failure["kind"]>([
  [40060, "acknowledged"],
  [10062, "gone"],
  [10008, "gone"],
  [50027, "gone"],
  [10015, "early"],
]);

/** Reads an error by its fields: the REST library is loaded twice, as two formats, so classes tell nothing. */
export function failureOf(error: unknown): Failure {
  const { status, code, message } = fields(error);
  if (typeof status !== "number") return { kind: "down", message: String(message ?? error).slice(0, 200) };
  const known = typeof code === "number" ? KINDS.get(code) : undefined;
  return {
    kind: known ?? (status >= 500 ? "down" : "refused"),
    status,
    ...(typeof code === "number" ? { code } : {}),
    message: String(message ?? "").slice(0, 500),
  };
}

function fields(error: unknown): { status?: unknown; code?: unknown; message?: unknown } {
  return typeof error === "object" && error !== null ? error : {};
}
