import type { Chart } from "../card.ts";
import { decimal } from "../format.ts";

type Unit = Chart["yUnit"];

const SIGN: Readonly<Record<Unit, string>> = { multiple: "×", percent: "%", share: "%", ratio: "", index: "" };

/** As many decimals as a figure of that unit has in a card. */
const DIGITS: Readonly<Record<Unit, number>> = { multiple: 1, percent: 2, share: 1, ratio: 2, index: 1 };

/** The last value of a line, as figures are written: `15.2×`, `3.50%`, `0.39`. */
export function valueText(value: number, unit: Unit): string {
  return isLarge(value) ? compact(value, unit) : `${decimal(value, DIGITS[unit])}${SIGN[unit]}`;
}

/** A tick of the axis, with the decimals that its distance to the next tick needs: `15×`, `15.5×`. */
export function tickText(value: number, step: number, unit: Unit): string {
  if (isLarge(value)) return compact(value, unit);
  const digits = Math.min(8, Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)));
  return `${decimal(value, Number.isFinite(digits) ? digits : 0)}${SIGN[unit]}`;
}

/** What can stand inside a bar, the fullest wording first: `40%`, `40`; shares in whole percent, others as figures. */
export function segmentTexts(value: number, unit: Unit): readonly string[] {
  if (unit !== "share" || isLarge(value)) return [valueText(value, unit)];
  const whole = decimal(value, 0);
  // What is not the whole is never written as the whole.
  const text = whole === "100" && value < 100 ? ">99" : whole;
  return [`${text}%`, text];
}

const isLarge = (value: number) => Math.abs(value) >= 1e6;

function compact(value: number, unit: Unit): string {
  const text =
    Math.abs(value) < 1e15
      ? new Intl.NumberFormat("en-US", { notation: "compact", maximumSignificantDigits: 3 }).format(value)
      : value.toExponential(1);
  return `${text.replaceAll("-", "−")}${SIGN[unit]}`;
}
