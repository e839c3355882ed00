import { createHash } from "node:crypto";

/** SHA-256 of the inputs behind a recorded day, hex: equal hashes mean equal inputs. */
export function inputsHash(inputs: object): string {
  return createHash("sha256").update(JSON.stringify(inputs)).digest("hex");
}
