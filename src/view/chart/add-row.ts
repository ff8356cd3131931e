import type { Asked, Drawing } from "../../charts/drawing.js";
import { element } from "../../base/dom.js";
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
  const select = element(
    document,
    "select",
    { class: "tool", "aria-label": more.label },
    element(document, "option", { value: "" }, more.label),
    rest.map(({ key, name }) => element(document, "option", { value: key }, name)),
  );
  select.addEventListener("change", () => {
    ask(withAdded(asked, select.value));
    tools.querySelector<HTMLElement>(".chart-more select")?.focus({ preventScroll: true }); // it is a new one
  });
  const buttons = added.map(({ key, name }) => {
    const button = element(
      document,
      "button",
      { type: "button", class: "tool", "aria-label": `Take ${name} out` },
      `${name} ×`,
    );
    button.addEventListener("click", () => ask(withAdded(asked, key)));
    return button;
  });
  const row = element(document, "span", { class: "chart-more" }, rest.length ? select : undefined, buttons);
  tools.querySelector(".tool-status")?.before(row);
  if (!row.isConnected) tools.append(row);
  signal.addEventListener("abort", () => row.remove());
}
