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

/** A call that is given up after a time. Unlike `AbortSignal.timeout`, nothing goes off once the call has ended. */
export async function limited<Result>(
  milliseconds: number,
  call: (options: { readonly signal: AbortSignal }) => Promise<Result>,
): Promise<Result> {
  const limit = new AbortController();
  const giveUp = () => limit.abort(new DOMException("no answer in time", "TimeoutError"));
  const timer = setTimeout(giveUp, milliseconds);
  try {
    return await call({ signal: limit.signal });
  } finally {
    clearTimeout(timer);
  }
}

/** How long to wait before the next try: doubling, with a random part so that many do not come back together. */
export function backoff(tries: number, { first, most }: { readonly first: number; readonly most: number }): number {
  const longest = Math.min(most, first * 2 ** tries);
  return longest / 2 + (Math.random() * longest) / 2;
}
