import type { Subscription, Subscriptions } from "./subscription.ts";

/** All subscriptions, read again only when somebody changed one. */
export type Book = { all(): Promise<readonly Subscription[]>; get(id: string): Promise<Subscription | null> };

/** Thousands of them are looked through every few seconds, so the list is kept in memory with the number of its version. */
export function createBook(subscriptions: Subscriptions): Book {
  let known: { readonly version: number; readonly byId: ReadonlyMap<string, Subscription> } | null = null;

  async function current(): Promise<ReadonlyMap<string, Subscription>> {
    const version = await subscriptions.version();
    if (known?.version !== version) {
      const all = await subscriptions.all();
      known = { version, byId: new Map(all.map((each) => [each.id, each])) };
    }
    return known.byId;
  }

  return {
    all: async () => [...(await current()).values()],
    get: async (id) => (await current()).get(id) ?? null,
  };
}
