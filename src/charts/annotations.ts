import { svgElement } from "../base/dom.js";
import { color } from "./theme.js";
import { textSize, textWidth } from "./drawing.js";

/** A month with a short label, drawn as a thin rule with the label as its flag. */
export interface Annotation {
  month: string;
  label: string;
  /** what happened and by which source, for the readout */
  detail?: string;
  /** labelled before the others where there is no room for all */
  first?: boolean;
}

/** A label above a chart: on which level, counted from the chart upwards, and from where to where in pixels. */
export interface Flag {
  annotation: Annotation;
  /** the rule that it belongs to */
  pole: number;
  level: number;
  from: number;
  to: number;
}

const size = textSize - 1;
const step = size + 3;
const gap = 3;

/**
 * Places for as many labels as fit on a few levels: none touches another, and no rule strikes through a label.
 * `place` gives the pixel of a month, `right` the end of the room. A label that does not fit keeps its rule only.
 */
export function placeFlags(
  annotations: readonly Annotation[],
  place: (month: string) => number,
  right: number,
  levels: number,
): Flag[] {
  const byRank = [...annotations].sort((a, b) => Number(b.first ?? false) - Number(a.first ?? false));
  let placed: Flag[] = [];
  for (const annotation of byRank) {
    const wanted = [...placed.map((flag) => flag.annotation), annotation];
    const counts = Array.from({ length: levels }, (_, i) => i + 1);
    const fit = counts
      .map((count) => fitAll(wanted, place, right, count))
      .find((flags) => flags !== undefined);
    if (fit) placed = fit;
  }
  return placed;
}

/** Room above a chart for its flags, in pixels. */
export function flagRoom(flags: readonly Flag[]): number {
  return flags.length ? step * (1 + Math.max(...flags.map(({ level }) => level))) + gap : 0;
}

/** The labels and the upper ends of their rules, above a chart that begins at `top`. */
export function flagElements(document: Document, flags: readonly Flag[], top: number): SVGElement[] {
  return flags.flatMap(({ annotation, pole, level, from }) => {
    const y = top - gap - step * level;
    return [
      svgElement(document, "line", {
        ...{ x1: pole.toFixed(1), x2: pole.toFixed(1), y1: (y - step + gap).toFixed(1), y2: top },
        ...{ stroke: color("muted"), "stroke-dasharray": "2,3" },
      }),
      svgElement(
        document,
        "text",
        {
          ...{ x: (from + gap / 2).toFixed(1), y: (y - gap).toFixed(1), "text-anchor": "start" },
          ...{ fill: color("muted"), "font-size": size },
        },
        annotation.label,
      ),
    ];
  });
}

/** A place for every label on so many levels, or undefined. From left to right, the highest level that is free. */
function fitAll(
  annotations: readonly Annotation[],
  place: (month: string) => number,
  right: number,
  levels: number,
): Flag[] | undefined {
  const placed: Flag[] = [];
  for (const annotation of [...annotations].sort((a, b) => (a.month < b.month ? -1 : 1))) {
    const pole = place(annotation.month);
    const width = textWidth(annotation.label, size) + gap;
    const from = pole + gap + width <= right ? pole + gap : pole - gap - width;
    const candidates = Array.from({ length: levels }, (_, i) => levels - 1 - i);
    const level = candidates.find((level) =>
      placed.every((other) => !collide({ annotation, pole, level, from, to: from + width }, other)),
    );
    if (level === undefined || from < 0) return undefined;
    placed.push({ annotation, pole, level, from, to: from + width });
  }
  return placed;
}

function collide(a: Flag, b: Flag): boolean {
  if (a.level === b.level) return a.from < b.to + gap && b.from < a.to + gap;
  const [upper, lower] = a.level > b.level ? [a, b] : [b, a];
  return upper.pole > lower.from - 1 && upper.pole < lower.to + 1;
}
