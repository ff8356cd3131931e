import type { Asked, Drawing } from "../../charts/drawing.js";

const asked = new Map<string, Asked>();
const drawings = new WeakMap<SVGSVGElement, Drawing>();

/** What the reader asked of a figure's chart on this page; undefined where all of it is shown. */
export function askedOf(name: string): Asked | undefined {
  return asked.get(name);
}

/** Keeps what is asked of a chart beyond its redrawing. */
export function keepAsked(name: string, next: Asked): void {
  if (next.hidden.size || next.from !== undefined || next.to !== undefined) asked.set(name, next);
  else asked.delete(name);
}

/** With a series switched to the other state. */
export function toggled(current: Asked, key: string): Asked {
  const hidden = new Set(current.hidden);
  if (!hidden.delete(key)) hidden.add(key);
  return { ...current, hidden };
}

/** Keeps a drawing for the chart that it stands in, so that it need not be made again. */
export function keepDrawing(drawing: Drawing): void {
  drawings.set(drawing.svg, drawing);
}

export function drawingOf(svg: SVGSVGElement): Drawing | undefined {
  return drawings.get(svg);
}
