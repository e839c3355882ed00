import { type Figure, type Figures, isKnown } from "../../src/figure.ts";
import { figureText } from "../../src/format.ts";
import { besidePrefix, type ConcentrationParts } from "./parts.ts";

/** What the figures say beyond the answer. Sentences from figures only. Pure. */
export function commentary(parts: ConcentrationParts, figures: Figures): string[] {
  return [...half(parts, figures), ...seven(parts, figures), ...classes(parts, figures), ...elsewhere(parts, figures)];
}

function half(parts: ConcentrationParts, figures: Figures): string[] {
  const part = (figure: Figure | undefined, name: string) =>
    isKnown(figure) ? [`${figureText(figure)} make up half of the ${name}`] : [];
  const said = [
    ...part(figures["half.names"], parts.asked.index.name),
    ...part(figures[`${besidePrefix(parts)}half.names`], parts.beside.index.name),
  ];
  return said.length > 0 ? [`Counted from the largest company down, ${said.join(", ")}.`] : [];
}

/** Who of the seven is a member, and what each weighs. */
function seven({ asked }: ConcentrationParts, figures: Figures): string[] {
  const group = asked.side.concentration?.seven;
  if (!group) return [];
  const { members, missing } = group;
  if (members.length === 0) return [`None of the Magnificent Seven is in the ${asked.index.name}.`];
  const each = members
    .toSorted((a, b) => b.weight - a.weight)
    .flatMap(({ name }) => {
      const figure = figures[`mag7.${name.toLowerCase()}.weight`];
      return isKnown(figure) ? [`${name} ${figureText(figure)}`] : [];
    });
  const without = missing.length > 0 ? ` Not in the ${asked.index.name}: ${missing.join(", ")}.` : "";
  return [`Of the Magnificent Seven: ${each.join(", ")}; Alphabet with every class of its shares.${without}`];
}

/** What merging did: published weights often count a company's classes as two. */
function classes({ asked, beside }: ConcentrationParts, figures: Figures): string[] {
  const [names, listings] = [figures.names, figures.listings];
  if (!isKnown(names) || !isKnown(listings)) return [];
  const merged =
    names.value === listings.value ? "" : ` ${figureText(listings)} listed shares are ${figureText(names)} companies.`;
  return [
    `Share classes of one company count as one.${merged} Weights are of the day of each fund's file: ${asked.index.holdingsFund} for the ${asked.index.name}, ${beside.index.holdingsFund} for the ${beside.index.name}.`,
  ];
}

/** What is published elsewhere, and how far it disagrees; the newsletter's own words have no number. */
function elsewhere({ asked, simulated }: ConcentrationParts, figures: Figures): string[] {
  if (asked.index.id !== "sp500" || simulated) return [];
  const published = Object.keys(figures).flatMap((id) => (/^published\..*\.mag7$/.test(id) ? (figures[id] ?? []) : []));
  const [low, high] = [published.toSorted(byValue)[0], published.toSorted(byValue).at(-1)];
  const range =
    isKnown(low) && isKnown(high)
      ? ` Those go from ${figureText(low)} to ${figureText(high)}: their days differ, and one that counts a single class of Alphabet's shares finds less.`
      : "";
  return [
    `The newsletter argues with crowding into the Magnificent Seven; no weight of its own is known here, so published ones stand below, each with its day and unverified.${range}`,
  ];
}

function byValue(one: Figure, other: Figure): number {
  return (one.value ?? 0) - (other.value ?? 0);
}
