/**
 * The action of a verb, loaded when it is called: help and every other verb do without what it imports
 * (DuckDB, the service's client, the schemas).
 */
export function lazily<Call extends unknown[]>(
  load: () => Promise<(...call: Call) => Promise<void>>,
): (...call: Call) => Promise<void> {
  return async (...call) => (await load())(...call);
}
