import type { Agenda, When } from "../../src/card.ts";
import { whenText } from "../../src/when-text.ts";
import { escapeLine } from "./escape.ts";
import { clipEscaped } from "./fit.ts";
import { type ListText, listText } from "./lines.ts";

/** A label or a detail longer than this is cut. */
const LENGTH = 200;

/** An agenda as message text, a line for each event. */
export function renderAgenda({ events }: Agenda, room: number): ListText {
  return listText(
    events.map((event) => {
      const label = clipEscaped(escapeLine(event.label), LENGTH);
      const detail = clipEscaped(escapeLine(event.detail ?? ""), LENGTH);
      return [whenMarkup(event), label && `**${label}**`, detail].filter(Boolean).join(" · ");
    }),
    room,
  );
}

/**
 * When something is: an instant as Discord's own markup, which every reader sees in their own time; a day as text, which
 * is the same day for all.
 */
export function whenMarkup(when: When): string {
  const at = when.precision === "minute" ? Date.parse(when.at) : Number.NaN;
  return Number.isNaN(at) ? escapeLine(whenText(when)) : `<t:${Math.floor(at / 1000)}:f>`;
}
