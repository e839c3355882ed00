/** The little of a document that text needs. */
export type SvgDocument = {
  createElementNS(namespace: string, name: string): SvgElement;
};

export type SvgElement = {
  textContent: string | null;
  setAttribute(name: string, value: string): void;
  append(...children: SvgElement[]): void;
};

const SVG = "http://www.w3.org/2000/svg";

/** An SVG element with its attributes and children. */
export function svgElement(
  document: SvgDocument,
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  children: readonly SvgElement[] = [],
): SvgElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

/** A line of text; the serialiser escapes it. */
export function svgText(
  document: SvgDocument,
  text: string,
  attributes: Readonly<Record<string, string | number>>,
): SvgElement {
  const element = svgElement(document, "text", attributes);
  element.textContent = text;
  return element;
}
