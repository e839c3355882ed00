import { forwardPe } from "../../src/company/expected.ts";
import { standingAmong } from "../../src/company/peers.ts";
import type { Figure, FigureReading } from "../../src/figure.ts";
import type { StockParts } from "./parts.ts";
import { figureOf, type Row } from "./row.ts";

/** Its place in its index, and where it stands among the members of its sector. */
export function peerFigures({ ticker, home, share }: StockParts): Figure[] {
  const id = (name: string) => `stock.${ticker}.${name}`;
  const { membership, sector = "", peers, holdings, readings = [] } = home ?? {};
  const index = membership?.index.name ?? "an index";
  const outside = "in neither index, so without peers";
  const among = `${sector} members of the ${index}`;
  const own = forwardPe(share);
  const inIndex: readonly Row[] = [
    [
      id("weight"),
      `Weight in the ${index}`,
      "fraction",
      membership?.weight,
      "share of the fund's market value",
      outside,
    ],
    [id("rank"), `Place in the ${index} by weight`, "count", membership?.rank, "1 is the heaviest", outside],
    [id("members"), `Members of the ${index}`, "count", membership?.of, "shares in the fund's holdings", outside],
  ];
  const held: readonly Row[] = [
    [
      id("percentile"),
      "Standing among its sector peers",
      "fraction",
      home ? standingAmong(home.peers, own.value) : null,
      `share of the ${among} with a profit ahead whose forward P/E is lower, ties counted half, itself among them`,
      home ? own.reason || "no peer has a forward P/E" : outside,
    ],
    [
      id("peers.median"),
      "Median forward P/E of its sector peers",
      "multiple",
      peers?.median,
      `middle of the forward P/E of the ${among} with a profit ahead`,
      home ? "no peer has a forward P/E" : outside,
    ],
    [id("peers.n"), "Peers with a forward P/E", "count", peers?.ratios.length, among, outside],
    [id("peers.names"), "Sector peers", "count", peers?.names, among, outside],
    [id("peers.losses"), "Peers with a loss ahead", "count", peers?.losses, `${among}; without a ratio`, outside],
    [id("peers.unknown"), "Peers of which it is not known", "count", peers?.unknown, among, outside],
    [
      id("peers.growth.median"),
      "Median expected growth of its sector peers",
      "fraction",
      peers?.growthMedian,
      `middle of E1 / E0 − 1 over E0 above zero of the ${among}`,
      home ? "no peer has a growth rate" : outside,
    ],
    [id("peers.growth.n"), "Peers with a growth rate", "count", peers?.growthFirms, among, outside],
  ];
  const holdingsOnly: readonly FigureReading[] = holdings ? [holdings] : [];
  return [...inIndex.map((row) => figureOf(row, holdingsOnly)), ...held.map((row) => figureOf(row, readings))];
}
