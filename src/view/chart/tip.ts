import type { Point } from "../../charts/drawing.js";
import { button, create } from "../../base/dom.js";

/** The box beside a point of a chart with its name and its values; pinned, also with the ways that lead on. */
export class Tip {
  readonly node = create("div", { class: "readout", hidden: true, "aria-hidden": "true" });

  /** Outside of the chart, which is a picture to screen readers: a link inside would be no link to them. */
  constructor(private readonly chart: HTMLElement) {
    chart.after(this.node);
    if (chart.parentElement) chart.parentElement.style.position = "relative";
  }

  show(
    point: Point,
    options: {
      at: { x: number; y: number | undefined };
      pinned: boolean;
      ways: readonly { label: string; go: () => void }[];
    },
  ): void {
    const { pinned, ways } = options;
    this.node.replaceChildren(
      create("strong", {}, point.title),
      ...point.values.map(({ name, text, color }) =>
        create(
          "span",
          { class: "readout-row" },
          create("i", { style: color ? `background: ${color}` : null }),
          create("span", {}, name),
          create("b", {}, text),
        ),
      ),
      ...(point.notes ?? []).map(({ label, detail }) =>
        create("p", { class: "readout-note" }, detail ?? label),
      ),
      ...(pinned && (point.href !== undefined || ways.length) ? [this.waysOn(point, ways)] : []),
    );
    this.node.hidden = false;
    this.node.classList.toggle("pinned", pinned);
    if (pinned) this.node.removeAttribute("aria-hidden");
    else this.node.setAttribute("aria-hidden", "true");
    this.place(options.at);
  }

  hide(): void {
    this.node.hidden = true;
    this.node.setAttribute("aria-hidden", "true");
  }

  private waysOn(point: Point, ways: readonly { label: string; go: () => void }[]): HTMLElement {
    return create(
      "span",
      { class: "readout-ways" },
      point.href !== undefined && create("a", { class: "tool", href: point.href }, "Open page"),
      ways.map(({ label, go }) => button(label, go)),
    );
  }

  /** Beside the place, within the chart. */
  private place({ x, y }: { x: number; y: number | undefined }): void {
    const { node, chart } = this;
    const host = chart.parentElement?.getBoundingClientRect();
    const bounds = chart.getBoundingClientRect();
    const left = x - bounds.left;
    const room = Math.max(0, bounds.width - node.offsetWidth);
    const side = left + 14 + node.offsetWidth > bounds.width ? left - 14 - node.offsetWidth : left + 14;
    const top = y === undefined ? 8 : y - bounds.top - 20;
    const lowest = Math.max(0, bounds.height - node.offsetHeight);
    node.style.left = `${bounds.left - (host?.left ?? 0) + Math.max(0, Math.min(side, room))}px`;
    node.style.top = `${bounds.top - (host?.top ?? 0) + Math.max(0, Math.min(top, lowest))}px`;
  }
}
