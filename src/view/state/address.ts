/**
 * An address with parameters set, or taken out where they are undefined, and with another anchor; everything else of
 * it stays as it is.
 */
export function addressWith(
  address: string,
  parameters: Record<string, string | undefined>,
  anchor?: string,
): string {
  const changed = new URL(address);
  for (const [name, value] of Object.entries(parameters))
    if (value === undefined) changed.searchParams.delete(name);
    else changed.searchParams.set(name, value);
  if (anchor !== undefined) changed.hash = anchor;
  return changed.href;
}
