import type { Answers } from "../../measures/question.js";
import type { Context } from "../view.js";
import { siteUrl } from "../../base/site.js";
import { addressWith } from "../state/address.js";
import { copyTable } from "./clipboard.js";
import { commandOf } from "./command.js";
import { citation, type CitationFormat } from "./cite.js";
import { showCitation } from "./citation-panel.js";
import { csvOf } from "./csv.js";
import type { FigureDefinition } from "./definition.js";
import { download } from "../../base/download.js";
import { embedCode } from "./embed-code.js";
import { embedAddress } from "./embed-address.js";
import { openReport } from "../report.js";
import { ofPart, partShown, subtitleOf } from "./part.js";
import { chartShown, pngOf, standaloneSvg } from "./picture.js";
import { placeOf, printPlace } from "./place.js";
import { sourceLine } from "./source.js";
import { showSql } from "./sql-panel.js";
import type { Action } from "./tools.js";

/** Does what a tool of a figure is for; answers what to tell the reader. */
export async function perform<S>(
  action: Action,
  node: HTMLElement,
  definition: FigureDefinition<S>,
  answers: Answers,
  whole: Context<S>,
): Promise<string> {
  const context = ofPart(whole, partShown(definition, answers, whole));
  const place = printPlace(placeOf(node, definition.name));
  const about = {
    title: definition.title(answers, context),
    subtitle: subtitleOf(definition, answers, context),
    source: sourceLine(context.questions, context.site, definition.source, context.labels),
    address: addressOf(withoutPlace, definition.name),
  };
  const file = `${definition.name}_${context.site.snapshot}`;
  switch (action) {
    case "csv":
    case "parquet": {
      const commands = Object.values(context.questions).map(commandOf);
      const header = { ...about, commands, built: context.site.built };
      const table = definition.table(answers, context);
      if (action === "csv") return download(`${file}.csv`, "text/csv;charset=utf-8", csvOf(table, header));
      const { parquetFile } = await import("./parquet.js"); // the libraries of the database
      const content = await parquetFile(table, header, siteUrl(context.site.assets.parquetModule));
      return download(`${file}.parquet`, content.type, content);
    }
    case "copy-table":
      return copyTable(definition.table(answers, context), about, "as shown");
    case "copy-table-full":
      return copyTable(definition.table(answers, context), about, "full");
    case "svg":
      return download(`${file}.svg`, "image/svg+xml", pictureOf(node, about));
    case "png":
      return download(`${file}.png`, "image/png", await pngOf(pictureOf(node, about)));
    case "copy-image": {
      const image = pngOf(pictureOf(node, about)); // a promise: Safari takes the clipboard only while the tap lasts
      await navigator.clipboard.write([new ClipboardItem({ "image/png": image })]);
      return "Picture copied.";
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
    case "share":
      return share({ title: about.title, url: addressOf(place, definition.name) });
    case "sql":
      return showSql(node, context.questions);
    case "link":
      await navigator.clipboard.writeText(addressOf(place, definition.name));
      return "Link copied: it opens this view at this place.";
    case "frozen-link":
      await navigator.clipboard.writeText(
        addressOf({ ...place, snapshot: context.site.snapshot }, definition.name),
      );
      return `Link copied; it says so when the site shows another snapshot than ${context.site.snapshot}.`;
    case "embed": {
      const address = embedAddress(definition.name, addressOf(withoutPlace, ""));
      const { height } = node.getBoundingClientRect();
      await navigator.clipboard.writeText(embedCode({ address, title: about.title, height }));
      return "Embed code copied: HTML for any page.";
    }
    case "cite-apa":
    case "cite-bibtex":
    case "cite-ris": {
      const format = action.slice("cite-".length) as CitationFormat;
      const text = citation(format, { ...about, site: context.site, accessed: new Date() });
      return showCitation(node, { apa: "APA", bibtex: "BibTeX", ris: "RIS" }[format], text);
    }
  }
}

/** The chart as the screen shows it, as one SVG file. Errors: there is none. */
function pictureOf(node: HTMLElement, about: Parameters<typeof standaloneSvg>[2]): string {
  const shown = chartShown(node);
  if (!shown) throw new Error("there is no chart in this selection");
  return standaloneSvg(shown.chart, shown, about);
}

/** Opens the system's own sheet. Errors: it cannot be opened. */
async function share(data: ShareData): Promise<string> {
  try {
    await navigator.share(data);
    return "Handed on.";
  } catch (error) {
    if ((error as Error).name === "AbortError") return ""; // the reader closed the sheet
    throw error;
  }
}

const withoutPlace = { shows: undefined, at: undefined };

/** The page with its present inputs and further parameters, at an anchor. */
function addressOf(parameters: Record<string, string | undefined>, anchor: string): string {
  return addressWith(location.href || siteUrl(""), parameters, anchor);
}
