/** What is made once under a name; what could not be made is tried anew. */
export function once<K, T>(held: Map<K, Promise<T>>, name: K, make: () => Promise<T>): Promise<T> {
  const known = held.get(name);
  if (known) return known;
  const made = make().catch((error: unknown) => {
    held.delete(name);
    throw error;
  });
  held.set(name, made);
  return made;
}
