import { svgElement } from "../../base/dom.js";

/** A line of values without axes, its last value marked; `label` says it in words. A gap breaks the line. */
export function sparkline(
  document: Document,
  values: readonly (number | null)[],
  label: string,
  size = { width: 96, height: 22 },
): SVGSVGElement {
  const known = values.filter((value) => value !== null);
  const low = Math.min(...known);
  const high = Math.max(...known);
  const x = (i: number): number => 2 + (i / Math.max(1, values.length - 1)) * (size.width - 6);
  const y = (value: number): number =>
    size.height - 3 - (high > low ? (value - low) / (high - low) : 0.5) * (size.height - 6);
  let path = "";
  let broken = true;
  for (const [i, value] of values.entries()) {
    if (value === null) broken = true;
    else {
      path += `${broken ? "M" : "L"}${x(i).toFixed(1)},${y(value).toFixed(1)}`;
      broken = false;
    }
  }
  const lastIndex = values.findLastIndex((value) => value !== null);
  return svgElement(
    document,
    "svg",
    {
      class: "sparkline",
      ...size,
      viewBox: `0 0 ${size.width} ${size.height}`,
      role: "img",
      "aria-label": label,
    },
    svgElement(document, "path", { d: path, fill: "none", stroke: "currentColor", "stroke-width": 1.5 }),
    lastIndex >= 0 &&
      svgElement(document, "circle", {
        cx: x(lastIndex).toFixed(1),
        cy: y(values[lastIndex] ?? 0).toFixed(1),
        r: 2.2,
        fill: "currentColor",
      }),
  );
}
