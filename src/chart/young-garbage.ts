import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect: NodeJS.GCFunction = runInNewContext("gc");

/**
 * Collects what was allocated lately, in about a millisecond. For objects that hold much memory outside the heap,
 * such as a picture's 3 MB of pixels: V8 does not see it and would let a hundred of them pile up.
 */
export function collectYoungGarbage(): void {
  collect({ type: "minor" });
}
