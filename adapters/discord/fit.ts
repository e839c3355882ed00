import { clip } from "../clip.ts";

/** Cuts escaped text at a limit without leaving half an escape before the mark of the cut. */
export function clipEscaped(text: string, limit: number): string {
  const cut = clip(text, limit);
  if (cut === text) return text;
  return cut.replace(/(\\+)…$/, (_, slashes: string) => `${slashes.length % 2 === 0 ? slashes : slashes.slice(1)}…`);
}

/** Cuts text but keeps its end, where that is what must not be lost. */
export function clipKeeping(text: string, end: string, limit: number): string {
  if (text.length <= limit || !text.endsWith(end)) return clip(text, limit);
  return clip(text.slice(0, -end.length), limit - end.length) + end;
}
