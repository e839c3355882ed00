/** Addresses longer than this are no address of an article. */
const LONGEST = 1_000;

/**
 * An address of foreign origin as it may stand inside any platform's markup: http or https, a host by name, without a
 * password, and nothing in it that markup knows; null for anything else, which is then shown as text alone.
 *
 * @example
 * safeUrl("https://a.example/b c)"); // "https://a.example/b%20c%29"
 * safeUrl("javascript:alert(1)"); // null
 */
export function safeUrl(text: string): string | null {
  const url = text.length <= LONGEST ? URL.parse(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return null;
  if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(url.hostname)) return null;
  const rest = `${url.pathname}${url.search}${url.hash}`.replace(
    /[^\w\-./?#&=%+:;,~!$]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
  return `${url.origin}${rest}`;
}
