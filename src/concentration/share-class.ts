/** Legal forms, which files write for one class of a company and leave out for another: `LENNAR A CORP`, `U HAUL`. */
const LEGAL_FORMS = new Set(
  "INC INCORPORATED CORP CORPORATION CO COMPANY LTD LIMITED PLC LP NV SA SE AG THE HOLDING HOLDINGS".split(" "),
);

/** `CLASS A`, `SERIES C`, `CL B`; a name that was cut off may end in the middle of it. */
const CLASS = /\b(?:CLASS|CL|SERIES|SER) ([A-Z])\b|\b(?:CLASS|CLAS|CLA|CL|SERIES|SERIE|SERI|SER)(?=\s*$)/g;
const VOTES = /\b(?:NON )?VOTING\b/g;

/** A holding's name, read: whose share it is, and whether it says that there are classes. */
export type NamedShare = {
  /** The company without share class and legal form, upper case: `ALPHABET`. */
  readonly company: string;
  /** Whether the name has words of a share class: `CLASS A`, `SERIES C`, `NON-VOTING`. */
  readonly classed: boolean;
};

/**
 * The company in the name of a holding. Equal companies alone prove nothing: two banks are both called First Bancorp.
 *
 * @example
 * namedShare("ALPHABET INC CLASS C"); // { company: "ALPHABET", classed: true }
 * namedShare("LENNAR A CORP CLASS A"); // { company: "LENNAR", classed: true }
 * namedShare("HEICO CORP"); // { company: "HEICO", classed: false }
 */
export function namedShare(name: string): NamedShare {
  const words = name
    .toUpperCase()
    .replaceAll(/[^A-Z0-9&]+/g, " ")
    .trim();
  const letters = new Set([...words.matchAll(CLASS)].flatMap(([, letter]) => letter ?? []));
  const bare = words.replaceAll(CLASS, " ").replaceAll(VOTES, " ");
  const [first = "", ...rest] = bare.split(" ").filter((word) => word !== "" && !LEGAL_FORMS.has(word));
  // The letter of the class may stand once more within the name.
  const company = [first, ...rest.filter((word) => !letters.has(word))].join(" ");
  return { company, classed: bare.trim() !== words };
}
