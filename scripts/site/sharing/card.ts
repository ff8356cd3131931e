import { parseHTML } from "linkedom";
import { svgElement, type Attributes } from "../../../src/base/dom.js";
import { shorten, wrapText } from "../../../src/charts/drawing.js";
import { color, withoutVariables } from "../../../src/charts/theme.js";
import { siteName } from "../../../src/view/figure/source.js";
import type { PreviewChart } from "./preview-chart.js";

/** What stands in a link's picture. */
export interface Card {
  /** the page's name in the sidebar */
  page: string;
  /** what the figure finds, or what the page asks where it has no chart */
  title: string;
  /** where the numbers come from */
  source: string;
  /** synthetic values: the picture says so */
  sample: boolean;
  chart?: PreviewChart | undefined;
}

/** Size of a link's picture, in pixels: what Open Graph and X show whole. */
export const cardSize = { width: 1200, height: 630 };
export const cardFonts = { serif: "Source Serif 4", sans: "Source Sans 3" };
const margin = 56;
const room = cardSize.width - 2 * margin;
const mostTitleLines = 3;

/** The picture as SVG of 1200 × 630, in the light theme, with nothing from outside. */
export function cardSvg(card: Card): string {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const { chart } = card;
  const titleSize = chart ? 40 : 60;
  const titleStep = titleSize * 1.2;
  const titleTop = chart ? 122 : 240;
  const title = titleLines(card.title, titleSize);
  const text = (content: string, y: number, attributes: Attributes): SVGTextElement =>
    svgElement(document, "text", { x: margin, y, ...attributes }, content);
  const foot = cardSize.height - 34;
  const root = svgElement(
    document,
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      ...cardSize,
      viewBox: `0 0 ${cardSize.width} ${cardSize.height}`,
      "font-family": cardFonts.sans,
      color: color("text"),
    },
    svgElement(document, "rect", { ...cardSize, fill: color("background") }),
    svgElement(document, "rect", { width: cardSize.width, height: 10, fill: color("ai") }),
    text(`${siteName} · ${card.page}`, 66, { "font-size": 25, "font-weight": 600, fill: color("link") }),
    card.sample && sampleMark(document),
    title.map((line, i) =>
      text(line, titleTop + i * titleStep, {
        "font-size": titleSize,
        "font-weight": 600,
        "font-family": cardFonts.serif,
        fill: color("text"),
      }),
    ),
    text(shorten(card.source, room, 20), foot, { "font-size": 20, fill: color("muted") }),
  );
  const top = titleTop + (title.length - 1) * titleStep + 28;
  const svg = root.outerHTML.replace(/<\/svg>$/, () => `${chart ? placed(chart, top, foot - 34) : ""}</svg>`);
  return withoutVariables(svg);
}

function titleLines(title: string, size: number): string[] {
  const lines = wrapText(title, room, size);
  if (lines.length <= mostTitleLines) return lines;
  const kept = lines.slice(0, mostTitleLines);
  const last = lines.slice(mostTitleLines - 1).join(" ");
  return [...kept.slice(0, -1), shorten(last, room, size)];
}

/** The chart as large as the place between two heights lets it be. */
function placed(chart: PreviewChart, top: number, bottom: number): string {
  const scale = Math.min(room / chart.width, (bottom - top) / chart.height);
  const [width, height] = [chart.width * scale, chart.height * scale];
  const isSlim = width < 0.7 * room; // a map: in the middle
  const size = { x: isSlim ? (cardSize.width - width) / 2 : margin, y: top, width, height };
  const inner = chart.svg.replace(/^<svg\b[^>]*>/, (tag) =>
    tag.replaceAll(/\s(?:x|y|width|height)="[^"]*"/g, ""),
  );
  const attributes = Object.entries(size)
    .map(([name, value]) => ` ${name}="${value.toFixed(1)}"`)
    .join("");
  return inner.replace("<svg", `<svg${attributes}`);
}

function sampleMark(document: Document): SVGGElement {
  const width = 268;
  return svgElement(
    document,
    "g",
    {},
    svgElement(document, "rect", {
      ...{ x: cardSize.width - margin - width, y: 36, width, height: 40, rx: 6 },
      fill: color("warning-panel"),
    }),
    svgElement(
      document,
      "text",
      {
        ...{ x: cardSize.width - margin - width / 2, y: 63, "text-anchor": "middle" },
        "font-size": 21,
        "font-weight": 600,
        fill: color("text"),
      },
      "Sample, not for citation",
    ),
  );
}
