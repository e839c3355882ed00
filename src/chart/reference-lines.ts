import * as Plot from "@observablehq/plot";
import type { Drawable } from "./drawable.ts";
import * as style from "./style.ts";

/** A mean, parity, the 50 of a PMI: dashed across the frame. */
export function referenceLines({ lines }: Drawable): readonly Plot.Markish[] {
  return lines.map(({ value }) =>
    Plot.ruleY([value], { stroke: style.REFERENCE, strokeWidth: 1.75, strokeDasharray: "7 5" }),
  );
}
