import { type Figures, isKnown } from "../../src/figure.ts";
import { figureText } from "../../src/format.ts";
import type { Index } from "../../src/market/indexes.ts";
import { besidePrefix, type ConcentrationParts } from "./parts.ts";

/** The share of the ten largest in a headline. */
export function concentrationTitle({ asked: { index } }: ConcentrationParts, figures: Figures): string {
  const top = figures["top10.weight"];
  return isKnown(top)
    ? `Ten companies are ${figureText(top)} of the ${index.name}`
    : `No concentration of the ${index.name} can be given`;
}

/** The answer in two sentences, made from figures only: the asked index, and the one beside it. */
export function concentrationAnswer(parts: ConcentrationParts, figures: Figures): string {
  return [sentence("", parts.asked.index, figures), sentence(besidePrefix(parts), parts.beside.index, figures)]
    .filter(Boolean)
    .join(" ");
}

function sentence(prefix: "" | "small." | "large.", { name }: Index, figures: Figures): string {
  const of = (id: string) => figures[`${prefix}${id}`];
  const [seven, top, equal, names] = [of("mag7.weight"), of("top10.weight"), of("effectiveNames"), of("names")];
  if (!isKnown(equal) || !isKnown(names)) return `Of the ${name} nothing can be said: ${equal?.reason ?? ""}.`;
  const ten = isKnown(top) ? `the ten largest companies are ${figureText(top)} of the ${name}` : "";
  const start = isKnown(seven)
    ? `The Magnificent Seven are ${figureText(seven)}${ten ? ` and ${ten}` : ` of the ${name}`}`
    : ten;
  const shape = `its ${figureText(names)} companies are as concentrated as ${figureText(equal)} equal ones would be`;
  const whole = start ? `${start}; ${shape}.` : `The ${name}: ${shape}.`;
  return `${whole.charAt(0).toUpperCase()}${whole.slice(1)}`;
}
