/** The platform's `fetch`, handed in at the edges so that nothing inside reaches the network by itself. */
export type Fetch = typeof fetch;
