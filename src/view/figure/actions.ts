import type { Answers } from "../../measures/question.js";
import type { Context } from "../page/view.js";
import { siteUrl } from "../../base/site.js";
import { addressWith } from "../state/address.js";
import { copyTable } from "./clipboard.js";
import { commandOf } from "./command.js";
import { citation, type CitationFormat } from "./cite.js";
import { csvOf } from "./csv.js";
import type { FigureDefinition } from "./definition.js";
import { download } from "./download.js";
import { embedCode } from "./embed-code.js";
import { embedAddress } from "../page/embed-address.js";
import { openReport } from "../report.js";
import { parquetFile } from "./parquet.js";
import { pngOf, standaloneSvg } from "./picture.js";
import { sourceLine } from "./source.js";
import { showSql } from "./sql-panel.js";
import type { Action } from "./tools.js";

/** Does what a tool of a figure is for; answers what to tell the reader. */
export async function perform<S>(
  action: Action,
  node: HTMLElement,
  definition: FigureDefinition<S>,
  answers: Answers,
  context: Context<S>,
): Promise<string> {
  const about = {
    title: definition.title(answers, context),
    subtitle: definition.subtitle(answers, context),
    source: sourceLine(context.questions, context.site, definition.source, context.labels),
    address: addressOf({}, definition.name),
  };
  const file = `${definition.name}_${context.site.snapshot}`;
  switch (action) {
    case "csv":
    case "parquet": {
      const commands = Object.values(context.questions).map(commandOf);
      const header = { ...about, commands, built: context.site.built };
      const table = definition.table(answers, context);
      if (action === "csv") return download(`${file}.csv`, "text/csv;charset=utf-8", csvOf(table, header));
      const content = await parquetFile(table, header, siteUrl(context.site.assets.parquetModule));
      return download(`${file}.parquet`, content.type, content);
    }
    case "copy-table":
      return copyTable(definition.table(answers, context), about);
    case "svg":
    case "png": {
      const width = 800;
      const height = definition.height?.(width, answers, context) ?? 420;
      const drawing = definition.chart(answers, { width, height, document }, context);
      if (!drawing) throw new Error("there is no chart in this selection");
      const svg = standaloneSvg(drawing.svg, { width, height }, about);
      return action === "svg"
        ? download(`${file}.svg`, "image/svg+xml", svg)
        : download(`${file}.png`, "image/png", await pngOf(svg));
    }
    case "report":
      openReport(context.site.reports, {
        about: "a number in question",
        facts: [
          ["Figure", `${definition.name}: ${about.title}`],
          ["Measured", about.subtitle],
          ["Source", about.source],
        ],
        address: about.address,
      });
      return "A report opens with this figure and its address filled in.";
    case "sql":
      return showSql(node, context.questions);
    case "link":
      await navigator.clipboard.writeText(about.address);
      return "Link copied.";
    case "frozen-link":
      await navigator.clipboard.writeText(addressOf({ snapshot: context.site.snapshot }, definition.name));
      return `Link copied; it says so when the site shows another snapshot than ${context.site.snapshot}.`;
    case "embed": {
      const address = embedAddress(definition.name, location.href || siteUrl(""));
      const { height } = node.getBoundingClientRect();
      await navigator.clipboard.writeText(embedCode({ address, title: about.title, height }));
      return "Embed code copied: HTML for any page.";
    }
    case "cite-apa":
    case "cite-bibtex":
    case "cite-ris": {
      const format = action.slice("cite-".length) as CitationFormat;
      await navigator.clipboard.writeText(
        citation(format, { ...about, site: context.site, accessed: new Date() }),
      );
      return `Citation copied (${{ apa: "APA", bibtex: "BibTeX", ris: "RIS" }[format]}).`;
    }
  }
}

/** The page with its present inputs and further parameters, at an anchor. */
function addressOf(parameters: Record<string, string>, anchor: string): string {
  return addressWith(location.href || siteUrl(""), parameters, anchor);
}
