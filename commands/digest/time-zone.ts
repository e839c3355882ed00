import { UserError } from "../../src/errors.ts";
import { lately } from "../../src/lately.ts";
import { nearest } from "../../src/near.ts";
import { plainText } from "../../src/plain.ts";

/**
 * A time zone as people write it, as IANA names it: `Europe/Zurich` in letters of any size, a city that only one zone is
 * named for (`zurich`, `new york`), `UTC`, or a zone of the United States by its short name.
 *
 * @throws UserError with the nearest name.
 */
export function readTimeZone(typed: string): string {
  const word = plain(typed);
  const known = ZONES.byName.get(word) ?? ZONES.byCity.get(word) ?? SHORT[word];
  if (known !== undefined) return known;
  // What the platform's list leaves out, such as older names, the library may know all the same.
  if (/^[a-z]+(?:[/_+-][a-z0-9_+-]+)+$/i.test(typed.trim()) && isZone(typed.trim())) return typed.trim();
  const near = nearest(word, [...ZONES.byName.keys(), ...ZONES.byCity.keys()]);
  const meant = near === null ? undefined : (ZONES.byName.get(near) ?? ZONES.byCity.get(near));
  throw new UserError("bad-option", `“${plainText(typed)}” is no time zone.`, {
    hint: `${meant ? `Did you mean ${meant}? ` : ""}Write it as a region and a city, such as America/New_York or Europe/Zurich.`,
  });
}

/** Nobody who writes a standard time's name in summer wants to be an hour off: these follow the clock of the place. */
const SHORT: Readonly<Record<string, string>> = {
  utc: "UTC",
  gmt: "UTC",
  z: "UTC",
  et: "America/New_York",
  est: "America/New_York",
  edt: "America/New_York",
  eastern: "America/New_York",
  ct: "America/Chicago",
  cst: "America/Chicago",
  cdt: "America/Chicago",
  mt: "America/Denver",
  mst: "America/Denver",
  mdt: "America/Denver",
  pt: "America/Los_Angeles",
  pst: "America/Los_Angeles",
  pdt: "America/Los_Angeles",
  cet: "Europe/Paris",
  cest: "Europe/Paris",
};

const ZONES = (() => {
  const names = Intl.supportedValuesOf("timeZone");
  const cities = Map.groupBy(names, (name) => plain(name.split("/").at(-1) ?? name));
  return {
    byName: new Map(names.map((name) => [plain(name), name])),
    byCity: new Map(
      [...cities].flatMap(([city, [only, ...others]]) => (only && others.length === 0 ? [[city, only]] : [])),
    ),
  };
})();

function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "_");
}

const zoneCheck = lately(256, (name: string) => {
  try {
    return { ok: new Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions().timeZone !== "" };
  } catch {
    return { ok: false };
  }
});

function isZone(name: string): boolean {
  return zoneCheck(name).ok;
}
