/** A duration from the environment, in milliseconds; `standard` where the variable is not set. */
export function milliseconds(environment: NodeJS.ProcessEnv, name: string, standard: number): number {
  const text = environment[name];
  if (!text) return standard;
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0)
    throw new Error(`invalid ${name}: "${text}" (expected milliseconds)`);
  return value;
}
