import type { Page, View } from "../../../src/view/view.js";

/** What a link's picture shows of a page: its first figure that has a chart. */
export interface PreviewChart {
  /** the figure's name */
  figure: string;
  /** what it finds, as its title says */
  finding: string;
  /** what it measures, as its subtitle says */
  subtitle: string;
  /** the chart as SVG, in the colours' variables */
  svg: string;
  /** pixels */
  width: number;
  height: number;
}

/** Size in pixels that a chart without a height of its own is drawn at: large writing in a picture of 1200 × 630. */
const size = { width: 640, height: 250 };

/**
 * The first figure with a chart among a page's views, drawn anew at the size of a preview; undefined where no view has
 * one. `render` draws a view at the given widths and height.
 */
export function previewChart(
  page: Page,
  drawn: Readonly<Record<string, HTMLElement>>,
  render: (view: View, name: string, at: { widths: readonly number[]; height: number }) => HTMLElement,
): PreviewChart | undefined {
  for (const [name, view] of Object.entries(page.views)) {
    if (!drawn[name] || !chartIn(drawn[name])) continue;
    const node = render(view, name, { widths: [size.width], height: size.height });
    const svg = chartIn(node);
    const [, , width = size.width, height = size.height] = (svg?.getAttribute("viewBox") ?? "")
      .split(" ")
      .map(Number);
    const figure = (svg?.closest("[data-figure]") as HTMLElement | null)?.dataset["figure"];
    if (svg && figure !== undefined)
      return {
        figure,
        finding: textOf(node, ".figure-title"),
        subtitle: textOf(node, ".figure-subtitle"),
        svg: svg.outerHTML,
        width,
        height,
      };
  }
  return undefined;
}

function chartIn(node: Element): Element | null {
  return node.matches("[data-figure]")
    ? node.querySelector(".figure-chart svg")
    : node.querySelector("[data-figure] .figure-chart svg");
}

function textOf(node: Element, selector: string): string {
  return node.querySelector(selector)?.textContent?.trim() ?? "";
}
