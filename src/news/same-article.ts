/** How the same article is known when it comes from several searches or several publishers. Pure. */

/** Parts of an address that say who sent the reader, not what is read. */
const TRACKING = /^(?:(?:utm_|guc|soc_).*|ncid|fbclid|gclid|cmpid|\.?tsrc|yptr)$/i;

/** An address without what only tracks: no fragment, no such parameters, no `www.`; as it stands where it is none. */
export function articleAddress(text: string): string {
  const url = URL.parse(text);
  if (!url) return text;
  const kept = [...url.searchParams].filter(([name]) => !TRACKING.test(name)).sort();
  const query = new URLSearchParams(kept).toString();
  return `${url.hostname.replace(/^www\./, "")}${url.pathname.replace(/\/$/, "")}${query ? `?${query}` : ""}`;
}

/** Words too small to tell two headlines apart, and labels that agencies put before them. */
const SMALL = new Set(
  "a an and as at by for from in into is it its of on or the to with after amid over update exclusive breaking".split(
    " ",
  ),
);
/** Publishers' names after a bar or a dash at the end. */
const SIGNATURE = /\s+(?:\||[-–—])\s+[\p{L}\p{N}.&'’]+(?: [\p{L}\p{N}.&'’]+){0,2}$/u;
/** With fewer words than this, two headlines may be alike by chance. */
const LEAST_WORDS = 4;

/**
 * What two syndicated headlines have in common: their telling words and all their numbers, in any order. Null for a headline too
 * short to be told by them. `Q1 earnings miss` and `Q2 earnings miss` are two, and so are `beats` and `misses`.
 */
export function titleKey(title: string): string | null {
  const bare = title.replace(SIGNATURE, "");
  const words = bare
    .toLowerCase()
    .replace(/[’']s\b/g, "")
    .match(/[\p{L}\p{N}%$.]*[\p{L}\p{N}%]/gu);
  const telling = (words ?? []).filter((word) => !SMALL.has(word));
  return telling.length < LEAST_WORDS ? null : [...telling].sort().join(" ");
}
