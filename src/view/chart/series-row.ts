import { periodName } from "../../charts/period.js";
import type { Asked, Drawing } from "../../charts/drawing.js";
import { button, create } from "../../base/dom.js";
import { toggled } from "./asked.js";

/**
 * The series of a chart as switches under it, and the way back to the whole period. On screens with a mouse they show
 * only once something is left out: there the labels in the chart do the same. A keyboard reaches them on all.
 */
export function seriesRow(
  chart: HTMLElement,
  { series, part }: Drawing,
  asked: Asked,
  ask: (next: Asked) => void,
  signal: AbortSignal,
): void {
  if (!series && !part) return;
  const on = (series ?? []).filter(({ key }) => !asked.hidden.has(key));
  const row = create("div", {
    class: "chart-series",
    role: "group",
    "aria-label": "What the chart shows",
    "data-asked": part !== undefined || on.length < (series ?? []).length,
  });
  for (const { key, name, color } of series ?? []) {
    const isOn = !asked.hidden.has(key);
    const toggle = create(
      "button",
      {
        type: "button",
        class: "chart-switch",
        "aria-pressed": String(isOn),
        "data-key": key,
        disabled: isOn && on.length === 1,
      },
      create("i", { style: `background: ${color}` }),
      create("span", {}, name),
    );
    toggle.addEventListener("click", () => {
      ask(toggled(asked, key));
      focusSwitch(chart, key);
    });
    row.append(toggle);
  }
  if (part)
    row.append(
      create("span", {}, `${periodName(part.from)} to ${periodName(part.to)}`),
      button("Whole period", () => ask({ ...asked, from: undefined, to: undefined })),
    );
  chart.after(row);
  signal.addEventListener("abort", () => row.remove());
}

/** The switch that was pressed is a new one now: the focus stays on it. */
function focusSwitch(chart: HTMLElement, key: string): void {
  chart.parentElement
    ?.querySelector<HTMLElement>(`.chart-switch[data-key="${CSS.escape(key)}"]`)
    ?.focus({ preventScroll: true });
}
