import { creator } from "../../base/dom.js";
import { briefOf, briefQuestions } from "../../measures/brief.js";
import type { View } from "../../view/view.js";
import { changesOf } from "./releases.js";

/** What changed in the newest month, in sentences that lead to the charts behind them. */
export const brief: View = {
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
