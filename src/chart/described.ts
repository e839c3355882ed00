import type { Markish, ScaleOptions } from "@observablehq/plot";
import type { Drawable } from "./drawable.ts";
import type { Layout } from "./layout.ts";

/** What the forms of charts differ in; the rest of a picture is the same for all. */
export type Described = {
  readonly drawable: Drawable;
  readonly layout: Layout;
  /** True when there is nothing to draw. */
  readonly empty: boolean;
  readonly x: ScaleOptions;
  /** Marks under the grid, and those over it. */
  readonly behind: readonly Markish[];
  readonly marks: readonly Markish[];
};
