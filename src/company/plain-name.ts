/** Words that say what a company is in law or what is listed of it, not what it is called. */
const FORM = new Set(
  "inc incorporated corp corporation co company ltd limited plc sa nv ag se lp llc the com common stock ordinary shares share adr new".split(
    " ",
  ),
);

/**
 * A company's name as it is compared: lower case, without accents, punctuation, legal form and class of share. Empty for
 * a name without letters or digits.
 *
 * @example
 * plainName("BLOOM ENERGY CLASS A CORP"); // "bloom energy"
 * plainName("The Coca-Cola Company"); // "coca cola"
 */
export function plainName(name: string): string {
  const words = name
    .toWellFormed()
    .normalize("NFKD")
    .toLowerCase()
    .replace(/['’\p{M}]/gu, "")
    .replace(/\b(?:class|cl|series) [a-z]\b/g, " ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .split(" ");
  const kept = words.filter((word) => !FORM.has(word));
  return (kept.length > 0 ? kept : words).join(" ");
}
