import { svgElement } from "../base/dom.js";
import { color } from "./theme.js";
import { textSize, textWidth } from "./drawing.js";

/** A place in a drawing, in pixels. */
export interface Place {
  x: number;
  y: number;
}

const size = textSize - 1;
const step = 12;

/**
 * The name of a chart's baseline beside it, above or below, where the least of its lines stands in the way; close to it and
 * from the left where several places are as good. `taken` are the lines, each as its places from left to right.
 */
export function baselineLabel(
  document: Document,
  label: string,
  level: number,
  room: { left: number; right: number; top: number; bottom: number },
  taken: readonly (readonly Place[])[],
): SVGTextElement {
  const width = textWidth(label, size);
  const starts = Array.from(
    { length: Math.max(1, Math.floor((room.right - room.left - width) / step)) },
    (_, i) => room.left + 2 + i * step,
  );
  const places = [level + size, level - 5, level + size + 7, level - 12]
    .filter((y) => y < room.bottom && y - size > room.top)
    .flatMap((y) => starts.map((x) => ({ x, y })));
  const drawn = taken.flatMap(alongLine);
  const inTheWay = ({ x, y }: Place): number =>
    drawn.filter((p) => p.x > x - 4 && p.x < x + width + 4 && p.y > y - size - 2 && p.y < y + 4).length;
  const counted = places.map((place) => ({ place, count: inTheWay(place) }));
  const least = Math.min(...counted.map(({ count }) => count));
  const best = counted.find(({ count }) => count === least)?.place ?? { x: room.left + 2, y: level + size };
  return svgElement(
    document,
    "text",
    {
      ...{ x: best.x.toFixed(1), y: best.y.toFixed(1), "text-anchor": "start", "font-size": size },
      ...{ fill: color("muted"), stroke: color("background"), "stroke-width": 3, "paint-order": "stroke" },
    },
    label,
  );
}

/** A line as places that no label fits between. */
function alongLine(line: readonly Place[]): Place[] {
  return line.flatMap((place, i) => {
    const next = line[i + 1];
    if (!next) return [place];
    const [dx, dy] = [next.x - place.x, next.y - place.y];
    const parts = Math.ceil(Math.max(Math.abs(dx), Math.abs(dy)) / (size / 2)) || 1;
    return Array.from({ length: parts }, (_, k) => ({
      x: place.x + (dx * k) / parts,
      y: place.y + (dy * k) / parts,
    }));
  });
}
