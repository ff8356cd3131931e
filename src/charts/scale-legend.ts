import { svgElement } from "../base/dom.js";
import { textSize, textWidth } from "./drawing.js";
import { color } from "./theme.js";

/** What a scale stands for: how its values read, the largest of them, and its hue. */
interface Scale {
  format: (value: number) => string;
  most: number;
  fill: string;
}

/** Height of a row of shades or circles, in pixels. */
export const legendRow = 24;

/** How much of its hue a value takes, on a square-root scale; of the largest. */
export function shadeOf(value: number, most: number): string {
  return (0.08 + 0.92 * Math.sqrt(Math.max(0, value) / most)).toFixed(3);
}

/** The hue of a value: below zero the other one of the two that maps and tables are drawn in. */
export function hueOf(value: number, own: string): string {
  if (value >= 0) return own;
  return own === color("non-ai") ? color("ai") : color("non-ai");
}

/** What shades stand for: the largest value and parts of it, in a column that ends at `bottom` or in a row from `left`. */
export function shadeLegend(
  document: Document,
  scale: Scale,
  at: { bottom: number; row?: true },
): SVGElement[] {
  const strengths = [1, 0.75, 0.5, 0.25];
  let x = 2;
  return strengths.map((strength, i) => {
    const text = scale.format(strength ** 2 * scale.most);
    const y = at.row ? at.bottom - 15 : at.bottom - (strengths.length - i) * 15 - 2;
    const mark = svgElement(document, "rect", {
      width: 12,
      height: 11,
      fill: scale.fill,
      "fill-opacity": shadeOf(strength ** 2, 1),
    });
    const entry = labelled(document, { x, y, text, label: 17 }, mark);
    if (at.row) x += 17 + textWidth(text, textSize - 1) + 14;
    return entry;
  });
}

/** What the sizes of circles stand for: round values up to a quarter of the largest, whose radius is `widest`, in a row. */
export function circleLegend(
  document: Document,
  scale: Scale & { widest: number },
  bottom: number,
): SVGElement[] {
  let x = 2;
  return [4, 16, 64].map((part) => {
    const value = rounded(scale.most / part);
    const radius = Math.max(1.5, scale.widest * Math.sqrt(value / scale.most));
    const text = scale.format(value);
    const y = bottom - legendRow / 2;
    const mark = svgElement(document, "circle", {
      cx: (radius + 1).toFixed(1),
      r: radius.toFixed(1),
      fill: scale.fill,
      "fill-opacity": 0.45,
      stroke: scale.fill,
    });
    const entry = labelled(document, { x, y, text, label: 2 * radius + 6, middle: true }, mark);
    x += 2 * radius + 6 + textWidth(text, textSize - 1) + 16;
    return entry;
  });
}

function labelled(
  document: Document,
  { x, y, text, label, middle }: { x: number; y: number; text: string; label: number; middle?: true },
  mark: SVGElement,
): SVGElement {
  return svgElement(
    document,
    "g",
    { transform: `translate(${Math.round(x)},${Math.round(y)})`, ...(!middle && { stroke: "none" }) },
    mark,
    svgElement(
      document,
      "text",
      {
        x: label.toFixed(1),
        y: middle ? 4 : 9.5,
        "font-size": textSize - 1,
        fill: color("muted"),
        stroke: "none",
      },
      text,
    ),
  );
}

/** The largest of 1, 2 and 5 times a power of ten that a value holds. */
function rounded(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([5, 2].find((step) => step * power <= value) ?? 1) * power;
}
