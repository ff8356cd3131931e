import { hideSecret } from "./errors.js";

/**
 * Where a service is: `$NAME`, or what is standard. It is whole, for asking; what it carries beside scheme, host and path
 * is blotted out of every line from here on.
 * @throws Error that repeats nothing of what was given, where it is no http address
 */
export function baseOf(name: string, standard: string, environment: NodeJS.ProcessEnv = process.env): string {
  const base = environment[name]?.trim() || standard;
  if (!/^https?:\/\//i.test(base) || !URL.canParse(base))
    throw new Error(`invalid ${name} (expected an address that begins with http:// or https://)`);
  hideCarried(name, base);
  return base;
}

/** Scheme, host and path of an address: what may be said and kept of it. */
export function shownOf(address: string): string {
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}`;
}

/** The address of a path below a base, which keeps what the base carries. */
export function addressBelow(base: string, path: string): string {
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/+$/, "")}/${path.replace(/^\/+/, "")}`;
  return url.href;
}

/** Has every line blot out the user, password and query of an address, whatever they are called. */
export function hideCarried(name: string, address: string): void {
  const { username, password, search, hash } = new URL(address);
  const values = [username, password, hash.slice(1), ...search.slice(1).split("&").map(valueOf)];
  for (const value of values)
    for (const form of new Set([value, decoded(value)]))
      if (form.length >= leastSecret) hideSecret(name, form);
}

const leastSecret = 8; // shorter ones would blot out words

function valueOf(pair: string): string {
  return pair.slice(pair.indexOf("=") + 1);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}
