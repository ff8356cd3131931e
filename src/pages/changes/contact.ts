import { element } from "../../base/dom.js";
import { reportAddress } from "../../view/report.js";
import type { View } from "../../view/view.js";

/** Who can be asked, and the way to report what is wrong. */
export const contact: View = {
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
