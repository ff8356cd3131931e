/**
 * The results of work that runs side by side, once none of it is under way any more: what it shares may be closed then.
 * Errors: the first that failed.
 */
export async function allEnded<T extends readonly unknown[]>(
  work: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
