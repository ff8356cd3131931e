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

const hidden = new Map<string, string>();

/** Has every line blot out a secret that did not come straight from the environment; returns it. */
export function hideSecret(name: string, secret: string): string {
  if (secret) hidden.set(name, secret);
  return secret;
}

/** Text with the values of the keys and of hidden secrets replaced, also where they were percent-encoded. */
export function redact(text: string): string {
  for (const [name, secret] of hidden)
    for (const form of [secret, encodeURIComponent(secret)]) text = text.replaceAll(form, `<${name}>`);
  for (const name of ["CENSUS_API_KEY", "ANTHROPIC_API_KEY"]) {
    const key = process.env[name]?.trim();
    if (key) for (const form of [key, encodeURIComponent(key)]) text = text.replaceAll(form, `<${name}>`);
  }
  return text.replace(/([?&]key=)[^&\s"']+/g, "$1<redacted>");
}
