import { create, svgElement } from "../../base/dom.js";
import { color } from "../theme.js";
import { formatMonth } from "../../measures/format.js";

const height = 120;
const bottom = 18;

export interface TimeBrushOptions {
  months: readonly string[];
  width: number;
  /** the window moved; places in `months`, both included */
  onMove(first: number, last: number): void;
  /** the reader let go of it */
  onEnd(first: number, last: number): void;
}

/** Dollars by month with a window that is drawn with the pointer, or moved with two sliders. */
export function timeBrush(options: TimeBrushOptions): {
  node: HTMLElement;
  show(values: Float64Array, first: number, last: number): void;
} {
  const { months, width } = options;
  const step = width / Math.max(1, months.length);
  const area = svgElement(document, "path", { fill: color("ai"), "fill-opacity": 0.85 });
  const window = svgElement(document, "rect", {
    y: 0,
    height: height - bottom,
    fill: color("text"),
    "fill-opacity": 0.1,
    stroke: color("edge"),
  });
  const svg = svgElement(
    document,
    "svg",
    { class: "time-brush", viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" },
    area,
    window,
    months.flatMap((month, i) =>
      month.endsWith("-01")
        ? [
            svgElement(
              document,
              "text",
              { x: i * step, y: height - 4, "font-size": 11, fill: color("muted") },
              month.slice(0, 4),
            ),
          ]
        : [],
    ),
  );
  const sliders = [slider("First month"), slider("Last month")] as const;
  let held: { anchor: number; first: number; last: number } | undefined;

  const monthAt = (event: PointerEvent): number => {
    const { left, width: shown } = svg.getBoundingClientRect();
    return Math.max(
      0,
      Math.min(months.length - 1, Math.floor(((event.clientX - left) / shown) * months.length)),
    );
  };
  const drag = (event: PointerEvent): void => {
    if (!held) return;
    const at = monthAt(event);
    held = { ...held, first: Math.min(held.anchor, at), last: Math.max(held.anchor, at) };
    options.onMove(held.first, held.last);
  };
  svg.addEventListener("pointerdown", (event) => {
    svg.setPointerCapture(event.pointerId);
    const anchor = monthAt(event);
    held = { anchor, first: anchor, last: anchor };
  });
  svg.addEventListener("pointermove", drag);
  svg.addEventListener("pointerup", (event) => {
    drag(event);
    if (held) options.onEnd(held.first, held.last);
    held = undefined;
  });
  svg.addEventListener("pointercancel", () => (held = undefined));
  const bySlider = (): [number, number] => {
    const [a, b] = sliders.map(({ input }) => Number(input.value)) as [number, number];
    return [Math.min(a, b), Math.max(a, b)];
  };
  for (const { input } of sliders) {
    input.addEventListener("input", () => options.onMove(...bySlider()));
    input.addEventListener("change", (event) => {
      event.stopPropagation();
      options.onEnd(...bySlider());
    });
  }

  function slider(label: string): { node: HTMLElement; input: HTMLInputElement; text: HTMLElement } {
    const input = create("input", { type: "range", min: 0, max: months.length - 1, step: 1 });
    const text = create("output", {});
    const node = create("label", { class: "control" }, create("span", {}, label), input, text);
    return { node, input, text };
  }
  return {
    node: create(
      "div",
      { class: "time-brush-box" },
      svg,
      create(
        "div",
        { class: "time-brush-sliders" },
        sliders.map(({ node }) => node),
      ),
    ),
    show(values, first, last) {
      const largest = Math.max(1, ...values);
      const y = (value: number): string =>
        ((height - bottom) * (1 - Math.max(0, value) / largest)).toFixed(1);
      let path = `M0 ${height - bottom}`;
      values.forEach((value, i) => {
        path += `L${(i * step).toFixed(1)} ${y(value)}L${((i + 1) * step).toFixed(1)} ${y(value)}`;
      });
      area.setAttribute("d", `${path}L${width} ${height - bottom}Z`);
      window.setAttribute("x", (first * step).toFixed(1));
      window.setAttribute("width", ((last - first + 1) * step).toFixed(1));
      [first, last].forEach((place, i) => {
        const own = sliders[i as 0 | 1];
        const name = formatMonth(months[place] ?? "");
        own.input.value = String(place);
        own.input.setAttribute("aria-valuetext", name);
        own.text.textContent = name;
      });
    },
  };
}
