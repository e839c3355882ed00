/** A word of ours, and how people write it: in lower case, hyphens and articles taken out. */
export type Words = readonly (readonly [name: string, pattern: RegExp])[];

/** Sectors, by the names of their ids. */
export const SECTORS: Words = [
  ["communication", /\bcommunications?(?: services)?\b/],
  ["consumer-discretionary", /\b(?:consumer )?discretionary\b/],
  ["consumer-staples", /\b(?:consumer )?staples\b/],
  ["energy", /\benergy\b/],
  ["financials", /\bfinancials?\b/],
  ["health-care", /\bhealth ?care\b/],
  ["industrials", /\bindustrials?\b/],
  ["information-technology", /\b(?:information )?tech(?:nology)?\b/],
  ["materials", /\bmaterials\b/],
  ["real-estate", /\breal estate\b/],
  ["utilities", /\butilit(?:y|ies)\b/],
];

/** The two sides of every comparison. */
export const SIDES: Words = [
  ["small", /\b(?:small(?: ?caps?)?|russell 2000|r2000|rut)(?:'s?|s')?(?=\s|$)/],
  ["large", /\b(?:large(?: ?caps?)?|s&p(?: ?500)?|sp ?500|spx)(?:'s?|s')?(?=\s|$)/],
];

/** How losses go into a multiple. */
export const METHODS: Words = [
  [
    "aggregate",
    /\b(?:with )?(?:(?:the )?(?:losses|loss ?makers|negatives?)(?: are)? (?:counted|included|in)|aggregate|(?:including|counting|with) (?:the )?(?:losses|loss ?makers))\b/,
  ],
  [
    "exNegative",
    /\b(?:with )?(?:(?:the )?(?:losses|loss ?makers|negatives?)(?: are)? (?:left out|excluded|out)|ex ?negative|left out|(?:excluding|ex|without) (?:the )?(?:losses|loss ?makers|negatives?))\b/,
  ],
  ["harmonicCapped", /\b(?:harmonic ?capped|capped)(?: at 60x?)?\b/],
  ["median", /\b(?:median(?: company)?|typical company)\b/],
];

/** Multiples; what nobody qualifies is the forward one. */
export const METRICS: Words = [
  ["trailing-pe", /\btrailing(?: ?p ?\/? ?e)?(?: ratio)?\b/],
  ["ntm", /\b(?:ntm|next twelve months|twelve month forward)(?: ?p ?\/? ?e)?\b/],
  ["price-book", /\b(?:p ?\/ ?b|pb|price ?(?:to ?|\/ ?)?book)(?: ratio)?\b/],
  ["price-sales", /\b(?:p ?\/ ?s|ps|price ?(?:to ?|\/ ?)?sales)(?: ratio)?\b/],
  [
    "forward-pe",
    /\b(?:forward ?)?(?:p ?\/ ?e|pe|price ?(?:to ?|\/ ?)?earnings)(?: ratio)?\b|\bforward multiple\b|\bmultiple\b/,
  ],
];

/** The methods as sentences name them. */
export const METHOD_NAMES: Readonly<Record<string, string>> = {
  exNegative: "losses left out",
  aggregate: "losses counted",
  harmonicCapped: "capped at 60×",
  median: "the median company",
};

/** Short names that several definitions share, and what people mean by them. */
export const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/^(?:ism )?(?:manufacturing )?(?:pmi|ism)(?: manufacturing)?(?: level)?$/, "pmi.level"],
  [
    /^(?:odds|probability|chances?|likelihood)? ?(?:of )?(?:a )?(?:rate |fed )?(?:cut|easing)(?: odds| probability)?$/,
    "next.pCut",
  ],
  [
    /^(?:odds|probability|chances?|likelihood)? ?(?:of )?(?:a )?(?:rate |fed )?(?:hike|rise|increase)(?: odds| probability)?$/,
    "next.pHike",
  ],
  [
    /^(?:odds|probability|chances?|likelihood)? ?(?:of )?(?:a )?(?:rate |fed )?(?:hold|pause)(?: odds| probability)?$/,
    "next.pHold",
  ],
  [/^(?:credit|high ?yield|hy|junk)(?: bond)? spreads?$|^(?:high ?yield |hy )?oas$/, "credit.highYieldSpread"],
  [/^(?:us )?(?:unemployment|jobless)(?: rate)?$/, "jobs.unemployment"],
  [/^(?:us )?(?:cpi )?inflation(?: rate)?$|^cpi$/, "inflation.cpi"],
  [/^(?:effective )?(?:fed(?:eral)? funds|policy)(?: effective)? rate$|^effr$/, "rate.effective"],
  [/^(?:2|two) ?years?(?: treasury)? yield$|^2y(?: yield)?$/, "rate.twoYear"],
  [/^expected change by year ?end$/, "yearEnd.changeBp"],
  [/^(?:mag(?:nificent)? ?(?:7|seven)|mag7)(?: weight)?$/, "mag7.weight"],
  [/^top ?(?:10|ten)(?: weight)?$/, "top10.weight"],
  [/^small (?:top ?(?:10|ten))(?: weight)?$/, "small.top10.weight"],
  [/^half ?life(?: years)?$/, "ratio.halfLife.years"],
];

/** What may be said of one company: the last part of `stock.{ticker}.…`. */
export const COMPANY: readonly (readonly [RegExp, string])[] = [
  [/^(?:share |stock )?price$|^$/, "price"],
  [/^market ?(?:cap(?:italisation|italization)?|value)$|^size$/, "marketCap"],
  [/^(?:forward )?(?:p ?\/ ?e|pe)(?: ratio)?$/, "forward-pe"],
  [/^trailing (?:p ?\/ ?e|pe)(?: ratio)?$/, "trailing-pe"],
  [/^(?:expected |earnings )?growth$/, "growth"],
  [/^percentile$/, "percentile"],
  [/^(?:daily )?change(?: (?:in|over) (?:a|one) day)?$/, "change"],
  [/^dividend yield$/, "dividendYield"],
  [/^(?:interest )?coverage$/, "coverage"],
];

/** What nothing but a company has, so that the word beside it is one in any letters. */
export const OF_A_COMPANY: ReadonlySet<string> = new Set(["price", "marketCap"]);
