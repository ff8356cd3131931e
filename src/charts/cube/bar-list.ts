import { create } from "../../base/dom.js";

export interface BarItem {
  key: string;
  name: string;
  value: number;
  color: string;
}

/** Bars that are set anew many times a second: the same elements get new names, lengths and values. */
export function barList(options: {
  label: string;
  rows: number;
  format(value: number): string;
  onToggle(key: string): void;
}): { node: HTMLElement; show(items: readonly BarItem[], chosen: ReadonlySet<string>): void } {
  const rows = Array.from({ length: options.rows }, () => barRow());
  const node = create(
    "ul",
    { class: "bar-list", "aria-label": options.label },
    rows.map(({ item }) => item),
  );
  node.addEventListener("click", (event) => {
    const key = (event.target as Element).closest<HTMLElement>("button")?.dataset["key"];
    if (key !== undefined) options.onToggle(key);
  });
  return {
    node,
    show(items, chosen) {
      const largest = Math.max(1, ...items.map(({ value }) => value));
      rows.forEach(({ item, button, name, bar, value }, i) => {
        const shown = items[i];
        item.hidden = !shown;
        if (!shown) return;
        button.dataset["key"] = shown.key;
        button.setAttribute("aria-pressed", String(chosen.has(shown.key)));
        name.textContent = shown.name;
        bar.style.transform = `scaleX(${Math.max(0, shown.value / largest).toFixed(4)})`;
        bar.style.background = shown.color;
        bar.style.opacity = chosen.size && !chosen.has(shown.key) ? "0.35" : "1";
        value.textContent = options.format(shown.value);
      });
    },
  };
}

function barRow() {
  const name = create("span", { class: "bar-list-name" });
  const bar = create("span", { class: "bar-list-bar" });
  const value = create("span", { class: "bar-list-value" });
  const button = create(
    "button",
    { type: "button" },
    name,
    create("span", { class: "bar-list-track" }, bar),
    value,
  );
  return { item: create("li", { hidden: true }, button), button, name, bar, value };
}
