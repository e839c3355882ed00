/** Waits; ends early, without an error, when the signal says so. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener("abort", end);
  });
}

/** The work's result, or undefined when it takes too long or the signal ends the wait. The work itself goes on. */
export function within<Result>(
  work: Promise<Result>,
  milliseconds: number,
  signal?: AbortSignal,
): Promise<Result | undefined> {
  const done = new AbortController();
  const over = () => done.abort();
  signal?.addEventListener("abort", over);
  if (signal?.aborted) over();
  return Promise.race([work, pause(milliseconds, done.signal).then(() => undefined)]).finally(() => {
    signal?.removeEventListener("abort", over);
    over();
  });
}

/** How long to wait before the next try: doubling, with a random part so that many do not come back together. */
export function backoff(tries: number, { first, most }: { readonly first: number; readonly most: number }): number {
  const longest = Math.min(most, first * 2 ** tries);
  return longest / 2 + (Math.random() * longest) / 2;
}
