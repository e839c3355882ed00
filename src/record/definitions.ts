import type { Definition } from "../definition.ts";

const STANDING = "small / large, losses left out";
const LEAST =
  "Null before 250 recorded trading days: fewer say nothing about what is usual. Days of another method are never mixed in.";

/** Figures that come from our own daily record. */
export const RECORD_DEFINITIONS: readonly Definition[] = [
  {
    id: "history.n",
    name: "Recorded trading days",
    unit: "count",
    basis: STANDING,
    limits: "The record begins when the bot first ran: nothing is filled in backwards.",
  },
  {
    id: "history.z",
    name: "Z-score in the record",
    unit: "ratio",
    basis: STANDING,
    formula: "(today − mean) / standard deviation",
    limits: LEAST,
    also: ["z", "z-score", "standard score"],
  },
  {
    id: "history.percentile",
    name: "Percentile in the record",
    unit: "fraction",
    basis: STANDING,
    formula: "share of the days below today, ties counted half",
    example: "7 among 1 to 9: 72.2%",
    limits: LEAST,
  },
  {
    id: "imported.{series}.n",
    name: "Trading days of the imported series",
    unit: "count",
    basis: STANDING,
    limits: "Each imported series is for itself: none is mixed with another, or with our own days.",
  },
  {
    id: "imported.{series}.last",
    name: "Last small / large of the imported series",
    unit: "ratio",
    basis: STANDING,
    limits: "As it was imported: neither its method nor its inputs are known here.",
  },
  {
    id: "imported.{series}.percentile",
    name: "Percentile within the imported series",
    unit: "fraction",
    basis: STANDING,
    formula: "share of the series' days below its last one, ties counted half",
    limits: "Null before 250 trading days of the series.",
  },
  {
    id: "change.{window}.{part}",
    name: "Change of small / large",
    unit: "fraction",
    basis: "log change of the relative multiple, losses left out",
    limits: "Null without a recorded day that far back. The parts add up to the total exactly.",
    also: ["what moved the gap", "attribution"],
  },
];
