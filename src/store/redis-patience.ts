const SLICES = 4;

/**
 * Calls back after a time unless the function it returns is called before. The time is counted in slices, so that what
 * has arrived while this process was busy with something else is read before it counts as late.
 */
export function afterPatience(milliseconds: number, end: () => void): () => void {
  let left = SLICES;
  let timer = setTimeout(count, milliseconds / SLICES);
  function count(): void {
    left -= 1;
    if (left > 0) timer = setTimeout(count, milliseconds / SLICES);
    else end();
  }
  return () => clearTimeout(timer);
}

/**
 * An answer if it comes in time.
 *
 * @throws Error when it does not, and whatever the answer is rejected with.
 */
export async function inTime<Answer>(answer: Promise<Answer>, milliseconds: number): Promise<Answer> {
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = afterPatience(milliseconds, () => reject(late()));
  try {
    return await Promise.race([answer, promise]);
  } finally {
    stop();
  }
}

/** What is said of an answer that did not come in time. */
export function late(): Error {
  return new Error("It did not answer in time.");
}
