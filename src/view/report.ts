import { siteName } from "./figure/source.js";

/** What a reader reports: what it is about, what stands there now, and where. */
export interface Report {
  /** what is in question, in a few words */
  about: string;
  /** what stands there now, as name and text; empty texts are left out */
  facts: readonly (readonly [name: string, text: string])[];
  /** the page, with its inputs */
  address: string;
}

/** Longer addresses are cut off by mail programs and trackers. */
const mostLetters = 5000;

/**
 * The address that opens a report with all of it filled in but the reader's own words. `to` is the publisher's:
 * `mailto:…`, or a form that takes `title` and `body`.
 */
export function reportAddress(to: string, { about, facts, address }: Report): string {
  const title = `${siteName()}: ${about}`;
  const known = facts.filter(([, text]) => text !== "").map(([name, text]) => `${name}: ${text}`);
  const body = [
    "What is wrong, and what should it be?",
    "",
    "",
    "How do you know (source, ruling, page)?",
    "",
    "",
    "---",
    ...known,
    `Page: ${address}`,
  ].join("\n");
  if (to.startsWith("mailto:")) {
    const text = body.slice(0, mostLetters).replaceAll("\n", "\r\n"); // as RFC 6068 has it
    return `${to}?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(text)}`;
  }
  const form = new URL(to);
  form.searchParams.set("title", title);
  form.searchParams.set("body", body.slice(0, mostLetters));
  return form.href;
}

/** Opens a report: a letter in the reader's mail program, a form in a page of its own. */
export function openReport(to: string | undefined, report: Report): void {
  const address = reportAddress(to ?? "mailto:", report);
  if (address.startsWith("mailto:")) location.assign(address);
  else open(address, "_blank", "noopener");
}
