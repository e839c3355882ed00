import type { Definition } from "../definition.ts";
import { KINDS } from "./freshness.ts";
import { INDEXES } from "./indexes.ts";

const KIND = { kind: KINDS };
const INDEX = { index: Object.keys(INDEXES) };

/** What is held of every kind of data, and how it is kept. */
export const HELD_DEFINITIONS: readonly Definition[] = [
  {
    id: "held.{kind}.requests",
    name: "requests held",
    unit: "count",
    basis: "answers of the source that are held, in memory or in the store",
    where: KIND,
  },
  {
    id: "held.{kind}.rows",
    name: "in those answers",
    unit: "count",
    basis: "companies, days or contracts in them, all together",
    limits: "Null where an answer is no list.",
    where: KIND,
  },
  {
    id: "held.{kind}.staleShare",
    name: "stale",
    unit: "fraction",
    basis: "share of those answers that is past its time, and only stands in while the source fails",
    also: ["stale", "fresh", "freshness", "age"],
    where: KIND,
  },
  {
    id: "index.{index}.members",
    name: "members",
    unit: "count",
    basis: "traded equities in the fund's holdings file that is held",
    where: INDEX,
  },
  {
    id: "index.{index}.quoted",
    name: "members with a quote",
    unit: "count",
    basis: "members of whom a quote is held, fresh or old",
    where: INDEX,
  },
  { id: "store.entries", name: "Entries in the store", unit: "count", basis: "kept answers of every kind and age" },
  { id: "store.megabytes", name: "Size of the store", unit: "ratio", basis: "millions of bytes of its file" },
  {
    id: "record.days",
    name: "Recorded trading days",
    unit: "count",
    basis: "days in our own append-only record",
    limits: "The record begins when the bot first ran: nothing is filled in backwards.",
    also: ["record"],
  },
];
