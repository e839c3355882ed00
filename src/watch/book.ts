import type { Subscription, Subscriptions } from "./subscription.ts";

/** All subscriptions, read again only when somebody changed one. */
export type Book = { all(): Promise<readonly Subscription[]>; get(id: string): Promise<Subscription | null> };

/** Thousands of them are looked through every few seconds, so the list is kept in memory with the number of its version. */
export function createBook(subscriptions: Subscriptions): Book {
  type ById = ReadonlyMap<string, Subscription>;
  let known: { readonly version: number; readonly byId: Promise<ById> } | null = null;

  async function read(): Promise<ById> {
    return new Map((await subscriptions.all()).map((each) => [each.id, each]));
  }

  /** Read once for all who ask at once: many deliveries are under way when somebody changes one. */
  async function current(): Promise<ById> {
    const version = await subscriptions.version();
    if (known?.version === version) return known.byId;
    const reading = { version, byId: read() };
    known = reading;
    try {
      return await reading.byId;
    } catch (error) {
      if (known === reading) known = null;
      throw error;
    }
  }

  return {
    all: async () => [...(await current()).values()],
    get: async (id) => (await current()).get(id) ?? null,
  };
}
