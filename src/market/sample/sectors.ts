/** Size of a simulated company. `edge` are large companies outside the large-cap fund. */
export type Tier = "small" | "mid" | "edge" | "large";

/** What companies of a sector are like. Pairs are small companies and all others. */
export type Sector = {
  /** GICS name as holdings files write it. */
  readonly name: string;
  /** Words that end a company's name. */
  readonly trades: readonly string[];
  /** Relative number of companies. */
  readonly count: readonly [number, number];
  /** Share of companies with an expected loss, where many lose. */
  readonly losses: readonly [number, number];
  /** Median forward price/earnings of those with profits. */
  readonly pe: readonly [number, number];
  /** Median price/book. */
  readonly pb: readonly [number, number];
  /** Median price/sales. */
  readonly ps: readonly [number, number];
};

/** Sectors with roughly the weights and habits that US small and large companies had in the 2020s. */
export const SECTORS: readonly Sector[] = [
  {
    name: "Health Care",
    trades: ["Therapeutics", "Biologics", "Diagnostics", "Medical"],
    count: [22, 12],
    losses: [0.61, 0.03],
    pe: [18.3, 17.1],
    pb: [3.6, 6.5],
    ps: [3, 4.1],
  },
  {
    name: "Financials",
    trades: ["Bancshares", "Assurance", "Trust", "Capital"],
    count: [18, 15],
    losses: [0.03, 0],
    pe: [12.4, 14.7],
    pb: [1.3, 2.9],
    ps: [2.4, 4.1],
  },
  {
    name: "Industrials",
    trades: ["Works", "Freight", "Machines", "Fasteners"],
    count: [15.5, 16],
    losses: [0.1, 0.01],
    pe: [19.4, 20.4],
    pb: [2.9, 7.2],
    ps: [1.1, 3.5],
  },
  {
    name: "Information Technology",
    trades: ["Software", "Circuits", "Systems", "Photonics"],
    count: [12, 14.5],
    losses: [0.25, 0.01],
    pe: [23.2, 23.8],
    pb: [3.8, 11.6],
    ps: [2.2, 8.8],
  },
  {
    name: "Consumer Discretionary",
    trades: ["Outfitters", "Motors", "Kitchens", "Resorts"],
    count: [11, 11],
    losses: [0.12, 0.01],
    pe: [15.5, 21.4],
    pb: [2.6, 8.7],
    ps: [0.7, 3],
  },
  {
    name: "Real Estate",
    trades: ["Properties", "Estates", "Land"],
    count: [5.5, 6],
    losses: [0.15, 0.01],
    pe: [28.8, 30.4],
    pb: [1.6, 3.8],
    ps: [3.6, 9.5],
  },
  {
    name: "Energy",
    trades: ["Drilling", "Pipelines", "Petroleum"],
    count: [4.5, 4.5],
    losses: [0.13, 0.01],
    pe: [12.1, 13.3],
    pb: [1.7, 3],
    ps: [1.1, 2.2],
  },
  {
    name: "Materials",
    trades: ["Minerals", "Resins", "Timber"],
    count: [4.3, 5.5],
    losses: [0.16, 0.01],
    pe: [16.1, 17.6],
    pb: [2, 4.2],
    ps: [1.1, 2.4],
  },
  {
    name: "Consumer Staples",
    trades: ["Provisions", "Mills", "Dairies"],
    count: [3.2, 7.5],
    losses: [0.13, 0.01],
    pe: [16.6, 18.5],
    pb: [2.4, 7],
    ps: [0.6, 2.2],
  },
  {
    name: "Communication",
    trades: ["Broadcasting", "Games", "Networks"],
    count: [2.5, 4],
    losses: [0.3, 0.02],
    pe: [14.9, 18.5],
    pb: [2.2, 6.1],
    ps: [1.1, 4.9],
  },
  {
    name: "Utilities",
    trades: ["Power", "Waterworks", "Light"],
    count: [1.5, 6],
    losses: [0.04, 0],
    pe: [18.3, 17.1],
    pb: [2, 3],
    ps: [2.2, 3.5],
  },
];
