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
export const LEGEND_SIZE = 16;
/** Values inside bars. */
export const SHARE_SIZE = 15;
export const FOOTER_SIZE = 14;

export const BACKGROUND = "#fcfcfd";
export const INK = "#14171c";
export const FAINT_INK = "#59616d";
export const GRID = "#e3e6ea";
export const REFERENCE = "#6b7280";

/** Of the first, second, … series; then from the start again. All have a contrast above 4.5 on the background. */
export const SERIES = ["#1a5fb4", "#b8500b", "#6a3d9a", "#4a5360", "#0b7189", "#8f5a00"] as const;
/** Grounds of the first, second, … kind of span; pale, so that lines and texts keep their contrast on them. */
export const GROUNDS = ["#cfe0f5", "#fbe0bd", "#e0d4f0", "#dde1e5", "#c4eae4", "#f3e9a2"] as const;
/**
 * Ends of the scale that an order of stacked series is coloured by: from dark blue to light sand, ever lighter, so
 * that it can be read without seeing colours.
 */
export const SCALE = ["#12284f", "#1f5596", "#4189b8", "#8fb9ba", "#f2dca0"] as const;
/** Height of a line of text, in font sizes. */
export const LINE = 1.25;
/** From a line's end to its label. */
export const LABEL_GAP = 14;
