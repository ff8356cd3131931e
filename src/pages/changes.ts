import { creator, element } from "../base/dom.js";
import { briefOf, briefQuestions } from "../measures/brief.js";
import { type View, definePage } from "../view/view.js";
import type { Release } from "../data/changes.js";
import { releaseSentences } from "../measures/release.js";
import { viewsOf } from "../view/declare.js";
import { changesOf, corrections, releases, codeChanges } from "./changes/tables.js";
import { reportAddress } from "../view/report.js";

/** What the newest release brought. */
const headline = viewsOf({}).headline({
  text: (_, context) => headlineText(changesOf(context).releases),
});

function headlineText([newest]: readonly Release[]): string {
  if (!newest) return "No release is kept.";
  return `The release of ${newest.built.slice(0, 10)} is the newest. ${releaseSentences(newest.changes).join(" ")}`;
}

/** What changed in the newest month, in sentences that lead to the charts behind them. */
const brief: View = {
  questions: (_, site) => briefQuestions(site),
  render(answers, context) {
    const { document, site } = context;
    const create = creator(document);
    const changes = changesOf(context).releases[0]?.changes ?? null;
    const { title, lines } = briefOf(answers, { months: site.months, changes });
    return create(
      "section",
      { class: "brief" },
      create("h3", {}, title),
      create(
        "ul",
        {},
        lines.map(({ text, path }) =>
          create("li", {}, text, " (", create("a", { href: `./${path}` }, nameOf(path)), ")"),
        ),
      ),
    );
  },
};

/** What a reader finds at an address: the section where it names one of this page, else the page. */
function nameOf(path: string): string {
  const [, page = "", section] = /^([\w-]*)(?:\?[^#]*)?(?:#([\w-]+))?/.exec(path) ?? [];
  const name = page === "changes" && section !== undefined ? section : page || "overview";
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Who can be asked, and the way to report what is wrong. */
const contact: View = {
  questions: () => ({}),
  render(_, { document, site, address }) {
    const { reports = "mailto:", contact: named } = site;
    const report = reportAddress(reports, {
      about: "a label or a number in question",
      facts: [
        ["Snapshot", site.snapshot],
        ["Labels", site.run ?? "none"],
      ],
      address: address || "(the page that shows it)",
    });
    const link = (href: string, text: string): HTMLElement =>
      element(document, "a", { "data-report": true, href, rel: "external noopener" }, text);
    return element(
      document,
      "p",
      {},
      link(report, "Report a label or a number"),
      reports === "mailto:"
        ? ": the letter opens without an addressee, as the publisher of this site has named none. "
        : ": what it is about is filled in. ",
      "Every figure has the same in its menu, and every code on its page, with the figure, the code and the address filled in.",
      named ? [" Questions go to ", link(named, named.replace(/^mailto:/, "")), "."] : undefined,
    );
  },
};

/** What changed: the month in brief, releases, corrections and codes; and where to say what is wrong. */
export const page = definePage({
  name: "changes",
  inputs: {},
  views: { headline, brief, releases, corrections, codes: codeChanges, contact },
});
