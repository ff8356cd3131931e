import { siteUrl } from "../../base/site.js";
import { addressWith } from "../state/address.js";

/** The version of the embed addresses: what they hold is only ever added to. */
const embedFolder = "embed/v1";

/** The meta element by which the build tells a page which of its figures have an embed address: `PAGE FIGURE FIGURE …`. */
export const embedMeta = "atlas-embeds";

/** Path of a figure's embed address from the site's root: it stays, whatever becomes of the page. */
export function embedPath(page: string, figure: string): string {
  return `${embedFolder}/${page}/${figure}.html`;
}

/**
 * The address that shows a figure of the page that is open by itself, with its present inputs. A figure that the build
 * did not draw, and a preview, have only the page's own address.
 */
export function embedAddress(figure: string, address: string): string {
  const listed =
    document.querySelector<HTMLMetaElement>(`meta[name="${embedMeta}"]`)?.content.split(" ") ?? [];
  const [page, ...figures] = listed;
  if (page === undefined || !figures.includes(figure)) return addressWith(address, { embed: figure }, "");
  const { search } = new URL(addressWith(address, { embed: undefined }));
  return siteUrl(embedPath(page, figure)) + search;
}
