import type { Asked, Drawing } from "../../charts/drawing.js";
import { addRow } from "./add-row.js";
import { askedOf, drawingOf, keepAsked, toggled } from "./asked.js";
import { enlivenReadout } from "./readout.js";
import { followDrag } from "./range.js";
import { seriesRow } from "./series-row.js";

/** A chart that stands in the page, and how it is drawn anew. */
export interface LiveChart {
  /** stable name of the figure: what the reader asked of it outlives its redrawing */
  name: string;
  size: { width: number; height: number };
  draw(asked: Asked | undefined): Drawing | undefined;
}

/**
 * Makes a chart answer pointer, thumb and keyboard: values at a point, series switched off and on at their labels, a
 * part of the months by dragging, a map from nearer.
 */
export function enlivenChart(chart: HTMLElement, live: LiveChart): void {
  const place = chart.querySelector<HTMLElement>(".chart");
  if (!place) return;
  let stop = new AbortController();
  const enliven = (drawing: Drawing): void => {
    stop.abort();
    stop = new AbortController();
    const { signal } = stop;
    const ask = (next: Asked): void => {
      keepAsked(live.name, next);
      redraw();
    };
    const current = askedOf(live.name) ?? { hidden: new Set<string>() };
    seriesRow(chart, drawing, current, ask, signal);
    addRow(chart, drawing, current, ask, signal);
    const narrow = drawing.periods && ((from?: string, to?: string) => ask({ ...current, from, to }));
    const readout = enlivenReadout(chart, drawing, live.size, {
      signal,
      toggle: (key) => ask(toggled(current, key)),
      ...(narrow && { narrow, current }),
    });
    if (narrow) followDrag(chart, drawing, live.size, { signal, narrow, hide: () => readout.hide() });
    if (drawing.zooms) void zoomable(drawing.svg, place, live.size, signal);
  };
  const redraw = (): void => {
    const drawing = live.draw(askedOf(live.name));
    if (!drawing) return;
    drawing.svg.setAttribute("aria-hidden", "true");
    place.replaceChildren(drawing.svg);
    place.classList.add("redrawn");
    enliven(drawing);
  };
  const svg = place.querySelector("svg");
  const drawn = svg && drawingOf(svg);
  if (drawn) enliven(drawn);
  else redraw();
}

async function zoomable(
  svg: SVGSVGElement,
  place: HTMLElement,
  size: LiveChart["size"],
  signal: AbortSignal,
): Promise<void> {
  const { zoomMap } = await import("./zoom.js");
  if (!signal.aborted) zoomMap(svg, place, size, signal);
}
