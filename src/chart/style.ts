/**
 * How charts look: sizes in pixels of an 800 × 450 drawing, legible when shown 400 wide; colours that differ for
 * colour-blind readers and stand out on the picture's own ground, whatever the platform's theme. Never green against
 * red: colour is not an opinion.
 */
export const WIDTH = 800;
export const HEIGHT = 450;
export const EDGE = 24;

export const FONT = "Inter";
export const TITLE_SIZE = 25;
export const LABEL_SIZE = 18;
export const TICK_SIZE = 17;
export const FOOTER_SIZE = 14;

export const BACKGROUND = "#fcfcfd";
export const INK = "#14171c";
export const FAINT_INK = "#59616d";
export const GRID = "#e3e6ea";
export const REFERENCE = "#6b7280";

/** Of the first, second, … series; then from the start again. All have a contrast above 4.5 on the background. */
export const SERIES = ["#1a5fb4", "#b8500b", "#6a3d9a", "#4a5360", "#0b7189", "#8f5a00"] as const;
/** Height of a line of text, in font sizes. */
export const LINE = 1.25;
/** From a line's end to its label. */
export const LABEL_GAP = 14;
