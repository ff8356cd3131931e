/** A call that cannot be carried out as written: exit code 2. */
export class UsageError extends Error {
  readonly exitCode = 2;
}

/** The message with its causes, and every secret of the environment blotted out. */
export function describeError(error: unknown): string {
  const lines: string[] = [];
  for (let e: unknown = error; e !== undefined; e = e instanceof Error ? e.cause : undefined) {
    const message = e instanceof Error ? e.message : JSON.stringify(e);
    if (!lines.some((line) => line.includes(message))) lines.push(message);
  }
  return redact(lines.join("\n  because: "));
}

/**
 * An address as it may be stored and said: scheme, host and path. What else it carries (user, password, query, fragment)
 * may be a secret whatever it is called, so only its presence is kept. Text that is no address is returned as it is.
 */
export function withoutSecrets(address: string): string {
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(address) || !URL.canParse(address)) return address;
  const url = new URL(address);
  const carried = [
    ...(url.username || url.password ? ["user"] : []),
    ...(url.search ? ["query"] : []),
    ...(url.hash ? ["fragment"] : []),
  ];
  const shown = `${url.protocol}//${url.host}${url.pathname}`;
  return carried.length > 0 ? `${shown} (${carried.join(" and ")} not kept)` : shown;
}

const hidden = new Map<string, string>();

/** Has every line blot out a secret that is not the value of a variable for keys; returns it. */
export function hideSecret(name: string, secret: string): string {
  if (secret) hidden.set(secret, name);
  return secret;
}

/** Text with the values of the keys and of hidden secrets replaced, also where they were percent-encoded. */
export function redact(text: string): string {
  for (const [secret, name] of hidden)
    for (const form of [secret, encodeURIComponent(secret)]) text = text.replaceAll(form, `<${name}>`);
  for (const name of ["CENSUS_API_KEY", "ANTHROPIC_API_KEY"]) {
    const key = process.env[name]?.trim();
    if (key) for (const form of [key, encodeURIComponent(key)]) text = text.replaceAll(form, `<${name}>`);
  }
  return text
    .replace(/([?&]key=)[^&\s"']+/g, "$1<redacted>")
    .replace(/\b([a-z][a-z\d+.-]*:\/\/[^\s?#"'<>]+)\?[^\s"'<>)\]]+/gi, "$1?<redacted>")
    .replace(/\b([a-z][a-z\d+.-]*:\/\/)[^\s/"'<>]+@/gi, "$1<redacted>@");
}
