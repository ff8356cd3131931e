import { create } from "../../base/dom.js";
import { siteUrl, type Site } from "../../base/site.js";
import { addressWith } from "../state/address.js";
import { sharedParameter } from "../state/url.js";

export interface FrozenNotice {
  text: string;
  /** where else to go */
  links: { text: string; address: string }[];
}

/**
 * What to tell a reader whose link was made with another snapshot than the site shows; undefined where it is the same
 * one, or the link names none that could be one. `root` is the address of the site.
 */
export function frozenNotice(site: Site, address: string, root: string): FrozenNotice | undefined {
  const { searchParams, pathname, search, hash } = new URL(address);
  const made = sharedParameter("snapshot", searchParams);
  if (made === undefined || made === site.snapshot) return undefined;
  const here = {
    text: "Go on without the old snapshot",
    address: addressWith(address, { snapshot: undefined }),
  };
  const text = `This link was made with snapshot ${made}; this site now shows ${site.snapshot}, so figures may differ.`;
  if (!site.vintages?.includes(made)) return { text, links: [here] };
  const page = pathname.slice(new URL(root).pathname.length);
  const there = new URL(`vintage/${made}/${page}${search}${hash}`, root).href;
  return { text, links: [{ text: "See the page as it was", address: there }, here] };
}

/** Puts the notice at the top of the page, where there is one. */
export function tellFrozen(site: Site): void {
  document.querySelector(".notice-frozen")?.remove();
  const notice = frozenNotice(site, location.href, siteUrl(""));
  if (!notice) return;
  const links = notice.links.flatMap(({ text, address }) => [" ", create("a", { href: address }, text), "."]);
  document
    .querySelector("main")
    ?.prepend(create("p", { class: "notice notice-frozen", role: "status" }, notice.text, links));
}
