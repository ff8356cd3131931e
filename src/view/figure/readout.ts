import type { Point } from "../../charts/drawing.js";
import { element, svgElement } from "../../base/dom.js";

/** Shows the values at a point of a chart under the pointer, and by arrow keys, Home and End where it has the focus. */
export function enlivenReadout(
  chart: HTMLElement,
  points: readonly Point[],
  size: { width: number; height: number },
): void {
  const svg = chart.querySelector("svg");
  if (!svg || points.length === 0) return;
  const box = element(document, "div", { class: "readout", hidden: true, "aria-hidden": "true" });
  const spoken = element(document, "p", { class: "visually-hidden", "aria-live": "polite" });
  const rule = svgElement(document, "line", {
    class: "readout-rule",
    y1: 0,
    y2: size.height - 26,
    visibility: "hidden",
  });
  svg.append(rule);
  chart.after(spoken);
  chart.append(box);
  let at = -1;

  const show = (index: number): void => {
    const point = points[index];
    if (!point) return;
    at = index;
    box.replaceChildren(
      element(document, "strong", {}, point.title),
      ...point.values.map(({ name, text, color }) =>
        element(
          document,
          "span",
          { class: "readout-row" },
          element(document, "i", { style: color ? `background: ${color}` : null }),
          element(document, "span", {}, name),
          element(document, "b", {}, text),
        ),
      ),
      ...notesOf(point).map((note) => element(document, "p", { class: "readout-note" }, note)),
    );
    box.hidden = false;
    const scale = svg.getBoundingClientRect().width / size.width || 1;
    const left = point.x * scale;
    const room = chart.clientWidth - box.offsetWidth;
    const side = left + 14 + box.offsetWidth > chart.clientWidth ? left - 14 - box.offsetWidth : left + 14;
    box.style.left = `${Math.max(0, Math.min(side, room))}px`;
    box.style.top = `${point.y === undefined ? 8 : Math.max(0, Math.min(point.y - 20, size.height - box.offsetHeight))}px`;
    if (point.y === undefined) {
      rule.setAttribute("x1", String(point.x));
      rule.setAttribute("x2", String(point.x));
      rule.setAttribute("visibility", "visible");
    }
  };
  const hide = (): void => {
    box.hidden = true;
    rule.setAttribute("visibility", "hidden");
    at = -1;
  };

  chart.addEventListener("pointermove", (event) => {
    const bounds = svg.getBoundingClientRect();
    const scale = size.width / bounds.width || 1;
    show(nearest(points, (event.clientX - bounds.left) * scale, (event.clientY - bounds.top) * scale));
  });
  chart.addEventListener("pointerleave", hide);
  chart.addEventListener("blur", hide);
  chart.addEventListener("keydown", (event) => {
    const last = points.length - 1;
    const next = {
      ArrowRight: Math.min(last, at + 1),
      ArrowLeft: at < 0 ? last : Math.max(0, at - 1),
      Home: 0,
      End: last,
    }[event.key];
    if (event.key === "Escape") hide();
    if (next === undefined) return;
    event.preventDefault();
    show(next);
    const point = points[next];
    spoken.textContent = point
      ? [
          `${point.title}: ${point.values.map((v) => `${v.name} ${v.text}`).join(", ")}`,
          ...notesOf(point),
        ].join(". ")
      : "";
  });
}

function notesOf({ notes = [] }: Point): string[] {
  return notes.map(({ label, detail }) => detail ?? label);
}

/** Index of the point nearest to a place: by x alone where the points have no y. */
export function nearest(points: readonly Point[], x: number, y: number): number {
  let best = 0;
  let least = Infinity;
  for (const [i, point] of points.entries()) {
    const distance = Math.abs(point.x - x) + (point.y === undefined ? 0 : Math.abs(point.y - y) * 2);
    if (distance < least) [best, least] = [i, distance];
  }
  return best;
}
