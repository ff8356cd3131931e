import { UsageError } from "../../../loaders/errors.js";

/**
 * The public address of a site as its root: `http` or `https`, without what a root cannot have, a slash at its end.
 * Undefined where the text is empty or none.
 * @throws UsageError where the text is no such address
 */
export function siteAddress(text: string | undefined, source: string): string | undefined {
  if (text === undefined || text.trim() === "") return undefined;
  const asked = text.trim();
  const url = URL.canParse(asked) ? new URL(asked) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash)
    throw new UsageError(
      `invalid ${source}: "${url?.password ? "an address with a password" : asked}" (expected the site's address, such as https://example.org/atlas/, without query, anchor or password)`,
    );
  return `${url.origin}${url.pathname.replace(/\/index\.html$/, "").replace(/\/+$/, "")}/`;
}
