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
  /** what the page says first, below the title where there is no chart */
  description?: string;
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
  const titleTop = chart ? 122 : 190;
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
    text(`${siteName()} · ${card.page}`, 66, { "font-size": 25, "font-weight": 600, fill: color("link") }),
    card.sample && sampleMark(document),
    title.map((line, i) =>
      text(line, titleTop + i * titleStep, {
        "font-size": titleSize,
        "font-weight": 600,
        "font-family": cardFonts.serif,
        fill: color("text"),
      }),
    ),
    descriptionLines(card).map((line, i) =>
      text(line, titleTop + title.length * titleStep + 20 + i * 46, {
        "font-size": 32,
        fill: color("muted"),
      }),
    ),
    text(shorten(card.source, room, 20), foot, { "font-size": 20, fill: color("muted") }),
  );
  const top = titleTop + (title.length - 1) * titleStep + 28;
  const svg = root.outerHTML.replace(/<\/svg>$/, () => `${chart ? placed(chart, top, foot - 34) : ""}</svg>`);
  return withoutVariables(svg);
}

function titleLines(title: string, size: number): string[] {
  return atMost(mostTitleLines, wrapText(title, room, size), size);
}

function descriptionLines({ chart, description, title }: Card): string[] {
  return chart || !description
    ? []
    : atMost(6 - titleLines(title, 60).length, wrapText(description, room, 32), 32);
}

function atMost(most: number, lines: string[], size: number): string[] {
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), shorten(lines.slice(most - 1).join(" "), room, size)];
}

/**
 * The chart as large as the place between two heights lets it be. A long list of bars, which would be too small to read,
 * shows what stands at its top, and fades out below.
 */
function placed(chart: PreviewChart, top: number, bottom: number): string {
  const place = bottom - top;
  const isList = chart.height > 0.75 * chart.width;
  const scale = isList ? legibleScale : Math.min(room / chart.width, place / chart.height);
  const shown = Math.min(chart.height, place / scale);
  const [width, height] = [chart.width * scale, shown * scale];
  const isSlim = width < 0.7 * room; // a map: in the middle
  const x = isSlim ? (cardSize.width - width) / 2 : margin;
  const inner = chart.svg.replace(/^<svg\b[^>]*>/, (tag) =>
    tag.replaceAll(/\s(?:x|y|width|height|viewBox)="[^"]*"/g, ""),
  );
  const attributes = Object.entries({ x, y: top, width, height })
    .map(([name, value]) => ` ${name}="${value.toFixed(1)}"`)
    .join("");
  const box = ` viewBox="0 0 ${chart.width} ${shown.toFixed(1)}"`;
  const drawn = inner.replace("<svg", `<svg${attributes}${box}`);
  return shown < chart.height ? faded(drawn, top, bottom) : drawn;
}

/** Writing of 12 pixels, as charts have it, is large enough to read in a picture that is shown at half its size. */
const legibleScale = 1.3;

/** Charts let writing stand out of their frame, so that a part of one must be cut. */
function faded(drawn: string, top: number, bottom: number): string {
  const height = Math.min(90, bottom - top);
  const rectangle = (y: number, tall: number, rest = ""): string =>
    `<rect x="0" y="${y}" width="${cardSize.width}" height="${tall}"${rest}/>`;
  const stops = [0, 1].map(
    (at) => `<stop offset="${at}" stop-color="${color("background")}" stop-opacity="${at}"/>`,
  );
  return `<defs><linearGradient id="fade" x2="0" y2="1">${stops.join("")}</linearGradient><clipPath id="place">${rectangle(top - 10, bottom - top + 10)}</clipPath></defs><g clip-path="url(#place)">${drawn}</g>${rectangle(bottom - height, height + 1, ' fill="url(#fade)"')}`;
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
