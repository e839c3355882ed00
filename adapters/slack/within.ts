/** What `work` resolves to, or nothing when it takes longer than `limitMs`. The work itself goes on. */
export async function within<Result>(limitMs: number, work: Promise<Result>): Promise<Result | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const limit = setTimeout(resolve, limitMs, undefined);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(limit);
  }
}
