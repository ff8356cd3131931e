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
 * The name of a chart's baseline beside it, above or below, where the fewest points of its lines stand in the way;
 * from the left where several places are as good.
 */
export function baselineLabel(
  document: Document,
  label: string,
  level: number,
  room: { left: number; right: number; top: number; bottom: number },
  taken: readonly Place[],
): SVGTextElement {
  const width = textWidth(label, size);
  const starts = Array.from(
    { length: Math.max(1, Math.floor((room.right - room.left - width) / step)) },
    (_, i) => room.left + 2 + i * step,
  );
  const places = [level + size, level - 5]
    .filter((y) => y < room.bottom && y - size > room.top)
    .flatMap((y) => starts.map((x) => ({ x, y })));
  const inTheWay = ({ x, y }: Place): number =>
    taken.filter((p) => p.x > x - 4 && p.x < x + width + 4 && p.y > y - size - 2 && p.y < y + 4).length;
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
