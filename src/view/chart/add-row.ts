import type { Asked, Drawing } from "../../charts/drawing.js";
import { button, create } from "../../base/dom.js";
import { withAdded } from "./asked.js";

/** Beside a figure's tools: a list of what else its chart can show, and what was added, each a button that takes it out again. */
export function addRow(
  chart: HTMLElement,
  { more }: Drawing,
  asked: Asked,
  ask: (next: Asked) => void,
  signal: AbortSignal,
): void {
  const tools = chart.closest(".figure")?.querySelector(".figure-tools");
  if (!more || !tools) return;
  const added = more.names.filter(({ key }) => asked.added?.has(key));
  const rest = more.names.filter(({ key }) => !asked.added?.has(key));
  const select = create(
    "select",
    { class: "tool", "aria-label": more.label },
    create("option", { value: "" }, more.label),
    rest.map(({ key, name }) => create("option", { value: key }, name)),
  );
  select.addEventListener("change", () => {
    ask(withAdded(asked, select.value));
    tools.querySelector<HTMLElement>(".chart-more select")?.focus({ preventScroll: true }); // it is a new one
  });
  const buttons = added.map(({ key, name }) =>
    button(`${name} ×`, () => ask(withAdded(asked, key)), { "aria-label": `Take ${name} out` }),
  );
  const row = create("span", { class: "chart-more" }, rest.length ? select : undefined, buttons);
  tools.querySelector(".tool-status")?.before(row);
  if (!row.isConnected) tools.append(row);
  signal.addEventListener("abort", () => row.remove());
}
