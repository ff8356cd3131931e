import type { Drawing } from "../../charts/drawing.js";
import { svgElement } from "../../base/dom.js";
import { pointAt } from "./readout.js";

/** A mouse dragged over a chart of periods shows those that it passed. A thumb scrubs instead, and narrows from its tip. */
export function followDrag(
  chart: HTMLElement,
  { svg, points }: Drawing,
  size: { height: number },
  options: { signal: AbortSignal; narrow(from?: string, to?: string): void; hide(): void },
): void {
  const { signal } = options;
  const band = svgElement(document, "rect", { class: "range-band", y: 0, height: size.height - 26 });
  let start: number | undefined;
  const periods = new Set(points.map(({ key }) => key)).size; // each panel of a chart of many has them all
  const indexAt = (event: PointerEvent): number => {
    const place = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM()?.inverse());
    if (start === undefined) return pointAt(points, place);
    const first = start - (start % periods);
    return (
      first + pointAt(points.slice(first, first + periods), { x: place.x, y: points[first]?.y ?? place.y })
    );
  };
  const end = (): void => {
    start = undefined;
    band.remove();
  };
  chart.addEventListener(
    "pointerdown",
    (event) => {
      if (event.pointerType === "touch" || event.button !== 0) return;
      start = indexAt(event);
    },
    { signal },
  );
  chart.addEventListener(
    "pointermove",
    (event) => {
      if (start === undefined || event.buttons === 0) return;
      const [from, to] = ordered(start, indexAt(event));
      if (from === to) return;
      if (!band.isConnected) {
        svg.append(band);
        chart.setPointerCapture(event.pointerId); // the drag may leave the chart
        options.hide();
      }
      const [left, right] = ordered(points[from]?.x ?? 0, points[to]?.x ?? 0);
      band.setAttribute("x", String(left));
      band.setAttribute("width", String(right - left));
    },
    { signal },
  );
  chart.addEventListener(
    "pointerup",
    (event) => {
      if (start === undefined || !band.isConnected) return end();
      const [from, to] = ordered(start, indexAt(event));
      end();
      if (to > from) options.narrow(points[from]?.key, points[to]?.key);
    },
    { signal },
  );
  chart.addEventListener("pointercancel", end, { signal });
}

function ordered(a: number, b: number): [number, number] {
  return a < b ? [a, b] : [b, a];
}
