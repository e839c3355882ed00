import { mix } from "./random.ts";

// Sixty beginnings times sixty ends: no company is called like that.
const BEGINNINGS =
  "Quor Zel Brim Vant Ploo Grif Ombre Tarn Wix Yor Fless Klim Droz Hask Jund Morv Nesk Pral Rux Sczo Thwi Ulv Vosk Wend Xan Yelb Zorn Bluv Crev Dwim Ekk Frub Glim Hux Irv Jolk Krov Lorb Murn Nuzz Olb Pogg Quim Rask Smev Trub Umb Vrin Wolp Yarb Zib Brox Clem Dorp Flov Gorm Hink Jeb Kelv Lunt".split(
    " ",
  );
const ENDS =
  "ova eska ifax ondo uble arno inkle ezzo oomba astra igo ulon eva ombo ardel isko ynth ooga erro ampa olune ackle istra uno efta ozzle arva elquin ubra ophy inta essa okkel umare adine ixa orbel udo anquil emmet ozar ifle upta acosta elloo ingo arble oxa untry imbus evno ostro illow azzo epple uva ondra yllo ackra efflo".split(
    " ",
  );

/** A name no real company has: `Quorova Therapeutics`. Different for every number below 3,600. */
export function inventedName(number: number, trade: string): string {
  // A step that shares no factor with the count visits every pair before the first comes again.
  const pair = (number * 1_597) % (BEGINNINGS.length * ENDS.length);
  const beginning = BEGINNINGS[pair % BEGINNINGS.length] ?? "";
  const end = ENDS[Math.floor(pair / BEGINNINGS.length)] ?? "";
  return `${beginning}${end} ${trade}`;
}

/**
 * A ticker that looks like its name and that no listed share has: three letters and `QX`. Different from all in
 * `taken`, to which it is added.
 */
export function inventedTicker(name: string, taken: Set<string>): string {
  const letters = name.toUpperCase().replace(/[^A-Z]/g, "");
  for (let attempt = 0; ; attempt += 1) {
    const [second, third] = attempt < 60 ? [mix(attempt, 1) % 6, mix(attempt, 2) % 9] : [attempt % 26, attempt % 23];
    const tail = attempt < 60 ? `${letters[1 + second]}${letters[2 + third]}` : `${letter(second)}${letter(third)}`;
    const ticker = `${letters[0]}${tail}QX`;
    if (taken.has(ticker)) continue;
    taken.add(ticker);
    return ticker;
  }
}

const letter = (number: number) => String.fromCharCode(65 + number);
