import { parseHTML } from "linkedom";
import { controlsElement } from "../../src/view/page/controls.js";
import { unpack, type PreparedAnswer } from "../../src/view/page/prepared.js";
import type { Answers, Question } from "../../src/measures/question.js";
import type { Page } from "../../src/view/view.js";
import type { Site } from "../../src/base/site.js";
import { defaultState } from "../../src/view/state/url.js";
import { previewChart, type PreviewChart } from "./sharing/preview-chart.js";
import type { Database } from "../../loaders/duckdb.js";
import { asking, askedIn } from "./asking.js";

/** Widths that the build draws charts for: a page beside its sidebar, and a phone. */
const widths = [880, 358];

export interface RenderedPage {
  answers: PreparedAnswer[];
  /** HTML of each view by name, and of the inputs */
  views: Record<string, string>;
  inputs: string;
  /** the first figure with a chart, as a link's picture shows it */
  preview?: PreviewChart;
}

/** A page with its default inputs: its answers out of the snapshot, and its views drawn from them. */
export async function renderPage(
  page: Page,
  from: {
    database: Database;
    site: Site;
    /** what the page's own loader gave */
    data: unknown;
    /** answers by their SQL that need not be asked again */
    known?: ReadonlyMap<string, PreparedAnswer>;
  },
): Promise<RenderedPage> {
  const { database, site, data, known } = from;
  const { document } = parseHTML("<!doctype html><html><head></head><body></body></html>");
  const state = defaultState(page.inputs, site);
  const prepared = new Map<string, PreparedAnswer>();
  const ask = asking(database, askedIn(page, state, site));
  const answer = async (questions: Record<string, Question>): Promise<Answers> => {
    const answers: Answers = {};
    for (const [name, { sql }] of Object.entries(questions)) {
      const packed = prepared.get(sql) ?? known?.get(sql) ?? (await ask(sql));
      prepared.set(sql, packed);
      answers[name] = unpack(packed);
    }
    return answers;
  };
  const nodes: Record<string, HTMLElement> = {};
  const asked: Record<string, { answers: Answers; questions: Record<string, Question> }> = {};
  for (const [name, view] of Object.entries(page.views)) {
    try {
      const questions = view.questions(state, site);
      const answers = await answer(questions);
      asked[name] = { answers, questions };
      nodes[name] = view.render(answers, { state, site, document, widths, questions, address: "", data });
    } catch (cause) {
      throw new Error(`view ${name} of page ${page.name} cannot be drawn`, { cause });
    }
  }
  const inputs = controlsElement(document, page.inputs, state, site).outerHTML;
  const preview = previewChart(page, nodes, (view, name, at) => {
    const { answers = {}, questions = {} } = asked[name] ?? {};
    return view.render(answers, { state, site, document, ...at, questions, address: "", data });
  });
  const lean = leanly();
  const views = Object.fromEntries(Object.entries(nodes).map(([name, node]) => [name, lean(node.outerHTML)]));
  return { answers: [...prepared.values()], views, inputs, ...(preview && { preview }) };
}

/**
 * Drawings without what no eye sees: places and sizes in tenths of a pixel, no opacity of 1, and the style that Plot
 * puts into each chart once in a page, by which the policy knows it (the stylesheet has its rules).
 */
function leanly(): (html: string) => string {
  const placed = / (?:d|x|y|[xy][12]|cx|cy|width|height)="[^"]+| transform="translate\([^"]+/g;
  let isStyled = false;
  const once = (style: string): string => {
    const kept = isStyled ? "" : style;
    isStyled = true;
    return kept;
  };
  return (html) =>
    html
      .replaceAll(placed, (text) =>
        text.replaceAll(/\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10)),
      )
      .replaceAll(' fill-opacity="1"', "")
      .replaceAll(/<style>:where\(\.plot\)[^<]*<\/style>/g, once);
}
