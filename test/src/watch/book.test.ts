import { describe, expect, it } from "vitest";
import { createBook } from "../../../src/watch/book.ts";
import { memorySubscriptions } from "../../../src/watch/memory-watch.ts";
import { aDigest } from "../../support/subscriptions.ts";

/** A book on subscriptions of which is counted how often all are read. */
async function opened() {
  const subscriptions = memorySubscriptions();
  await subscriptions.add(aDigest("d-2345"));
  const seen = { reads: 0, broken: false };
  const all = async () => {
    seen.reads += 1;
    if (seen.broken) throw new Error("the store is away");
    return subscriptions.all();
  };
  return { subscriptions, seen, book: createBook({ ...subscriptions, all }) };
}

describe("the book of subscriptions", () => {
  it("reads them once, also for many who ask at once", async () => {
    const { book, seen } = await opened();
    const found = await Promise.all(Array.from({ length: 50 }, () => book.get("d-2345")));
    expect(found.every((each) => each?.id === "d-2345")).toBe(true);
    await book.all();
    expect(seen.reads).toBe(1);
  });

  it("reads them again when somebody changed one", async () => {
    const { book, subscriptions, seen } = await opened();
    await book.all();
    await subscriptions.add(aDigest("d-6789"));
    expect((await book.all()).map(({ id }) => id).sort()).toEqual(["d-2345", "d-6789"]);
    expect(seen.reads).toBe(2);
  });

  it("keeps no failure", async () => {
    const { book, seen } = await opened();
    seen.broken = true;
    await expect(Promise.all([book.all(), book.all()])).rejects.toThrow("the store is away");
    seen.broken = false;
    expect(await book.all()).toHaveLength(1);
  });
});
