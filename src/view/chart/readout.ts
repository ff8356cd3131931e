import type { Asked, Drawing, Point } from "../../charts/drawing.js";
import { create, svgElement } from "../../base/dom.js";
import { periodName } from "../../charts/period.js";
import { afterPaint } from "../../base/turns.js";
import { Tip } from "./tip.js";

export interface ReadoutOptions {
  /** ends it */
  signal: AbortSignal;
  /** a tap on the label of a series */
  toggle: (key: string) => void;
  /** shows the periods between two only */
  narrow?: (from?: string, to?: string) => void;
  current?: Asked;
}

/** How far a thumb moves along a chart before it scrubs instead of tapping, in pixels. */
const slop = 8;
/** Values that a chart of many parts says at most while it follows another. */
const mostFollowed = 8;
const shown = new Set<Readout>();

/**
 * Shows the values at a point of a chart: under the mouse; at a tap, which keeps them until the next one; along a
 * dragged thumb; by arrow keys, Home and End where the chart has the focus. Charts of the page whose points are the
 * same periods follow.
 */
export function enlivenReadout(
  chart: HTMLElement,
  drawing: Drawing,
  size: { width: number; height: number },
  options: ReadoutOptions,
): Readout {
  const readout = new Readout(chart, drawing, size, options);
  const { points } = drawing;
  const { signal } = options;
  let from: PointerEvent | undefined;
  let scrubs = false;
  const showAt = (event: MouseEvent, pinned: boolean): void =>
    readout.show(pointAt(points, readout.placeOf(event), markOf(drawing.svg, event.target)), pinned);
  const on = <K extends keyof HTMLElementEventMap>(
    type: K,
    listen: (event: HTMLElementEventMap[K]) => void,
  ): void => chart.addEventListener(type, listen, { signal });

  on("pointerdown", (event) => {
    from = event;
    scrubs = false;
  });
  on("pointermove", (event) => {
    if (event.pointerType !== "touch") {
      if (!readout.pinned && event.buttons === 0) showAt(event, false);
      return;
    }
    if (!from || !event.isPrimary) return;
    const [dx, dy] = [event.clientX - from.clientX, event.clientY - from.clientY].map(Math.abs) as [
      number,
      number,
    ];
    scrubs ||= dx > slop && dx > dy;
    if (scrubs) showAt(event, true);
  });
  on("pointerleave", (event) => {
    if (event.pointerType !== "touch" && !readout.pinned) readout.hide();
  });
  on("click", (event) => {
    const label = (event.target as Element).closest<SVGElement>("[data-series]")?.dataset["series"];
    if (label !== undefined && drawing.series) options.toggle(label);
    else if (!scrubs) showAt(event, true);
    scrubs = false;
  });
  on("blur", (event) => {
    if (!readout.tip.node.contains(event.relatedTarget as Node | null)) readout.hide();
  });
  on("keydown", (event) => readout.key(event));
  return readout;
}

/** The values at one point of a chart, as they stand beside it. */
class Readout {
  pinned = false;
  readonly tip: Tip;
  private at = -1;
  /** what the tip says while another chart of the page leads */
  private followed: Point | undefined;
  private isSeen = true;
  private readonly rules = svgElement(document, "g", { class: "readout-rules" });
  private readonly spoken = create("p", { class: "visually-hidden", "aria-live": "polite" });

  constructor(
    private readonly chart: HTMLElement,
    private readonly drawing: Drawing,
    private readonly size: { width: number; height: number },
    private readonly options: ReadoutOptions,
  ) {
    drawing.svg.append(this.rules);
    this.tip = new Tip(chart);
    chart.after(this.spoken);
    shown.add(this);
    const watch = new IntersectionObserver((entries) => {
      this.isSeen = entries.at(-1)?.isIntersecting ?? true;
      this.showFollowed();
    });
    watch.observe(chart);
    options.signal.addEventListener("abort", () => {
      watch.disconnect();
      this.remove();
    });
    followTaps();
  }

  /** Where an event stands in the drawing. */
  placeOf(event: MouseEvent): DOMPoint {
    const matrix = this.drawing.svg.getScreenCTM();
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix?.inverse());
  }

  /** Shows a point, also on the charts that follow; `pinned` until the next tap. */
  show(index: number, pinned: boolean): void {
    const point = this.drawing.points[index];
    if (!point || (index === this.at && pinned === this.pinned && !this.followed)) return;
    this.at = index;
    this.pinned = pinned;
    this.followed = undefined;
    this.tip.show(point, { at: this.screenOf(point), pinned, ways: pinned ? this.waysFrom(point) : [] });
    this.mark(point);
    for (const other of shown) if (other !== this) other.pinned = false;
    followLater(this, point.key);
  }

  hide(): void {
    if (this.at < 0) return;
    this.clear();
    followLater(this, undefined);
  }

  /** Moves by a key. */
  key(event: KeyboardEvent): void {
    const { points } = this.drawing;
    const last = points.length - 1;
    const next = {
      ArrowRight: Math.min(last, this.at + 1),
      ArrowLeft: this.at < 0 ? last : Math.max(0, this.at - 1),
      Home: 0,
      End: last,
    }[event.key];
    const point = points[next ?? this.at];
    if (event.key === "Escape") this.hide();
    if (event.key === "Enter" && point) this.show(this.at, true);
    if (next === undefined || !point) return;
    event.preventDefault();
    this.show(next, false);
    this.spoken.textContent = [
      `${point.title}: ${point.values.map((v) => `${v.name} ${v.text}`).join(", ")}`,
      ...(point.notes ?? []).map(({ label, detail }) => detail ?? label),
    ].join(". ");
  }

  /** Is the place of a tap on the chart or on what it shows? */
  holds(node: Node): boolean {
    return this.chart.contains(node) || this.tip.node.contains(node);
  }

  get isGone(): boolean {
    return !this.chart.isConnected;
  }

  /** Marks the period that another chart of the page shows, or the year that it lies in. */
  follow(key: string | undefined): void {
    if (this.pinned && key === undefined) return;
    const { points } = this.drawing;
    const own = key === undefined ? [] : pointsOf(points, key);
    const [first] = own;
    if (!first) return this.clear();
    this.at = points.indexOf(first);
    this.pinned = false;
    this.followed =
      own.length === 1
        ? first
        : {
            ...first,
            title: periodName(first.key ?? ""),
            values: own.flatMap(({ values }) => values).slice(0, mostFollowed),
          };
    this.mark(first);
    this.showFollowed();
  }

  /** The values stand beside charts in the window only: those beyond it get theirs when they come in. */
  private showFollowed(): void {
    const { followed, tip } = this;
    if (followed && this.isSeen) tip.show(followed, { at: this.screenOf(followed), pinned: false, ways: [] });
    else if (followed) tip.hide();
  }

  /** A rule at the period of a point, in each part of the chart. */
  private mark(point: Point): void {
    const own = point.key === undefined ? [point] : pointsOf(this.drawing.points, point.key);
    const whole = [0, this.size.height - 26] as const;
    this.rules.replaceChildren(
      ...own.flatMap(({ x, y, span = y === undefined ? whole : undefined }) =>
        span
          ? [svgElement(document, "line", { class: "readout-rule", x1: x, x2: x, y1: span[0], y2: span[1] })]
          : [],
      ),
    );
  }

  private clear(): void {
    this.tip.hide();
    this.rules.replaceChildren();
    this.followed = undefined;
    this.at = -1;
    this.pinned = false;
  }

  private remove(): void {
    this.tip.node.remove();
    this.spoken.remove();
    this.rules.remove();
    shown.delete(this);
  }

  /** Where a point is on the screen, its y undefined where it is the whole height. */
  private screenOf({ x, y }: Point): { x: number; y: number | undefined } {
    const matrix = this.drawing.svg.getScreenCTM() ?? undefined;
    const place = new DOMPoint(x, y ?? 0).matrixTransform(matrix);
    return { x: place.x, y: y === undefined ? undefined : place.y };
  }

  private waysFrom({ key, inTable }: Point): { label: string; go: () => void }[] {
    const { narrow, current } = this.options;
    const table = this.chart.closest(".figure")?.querySelector<HTMLElement>("[data-action=table]");
    if (inTable && table) return [{ label: "Show the table", go: () => table.click() }];
    if (!narrow || key === undefined) return [];
    const held = this.drawing.points.map((point) => point.key);
    return [
      ...(key !== held.at(-1) ? [{ label: "Start here", go: () => narrow(key, current?.to) }] : []),
      ...(key !== held[0] ? [{ label: "End here", go: () => narrow(current?.from, key) }] : []),
    ];
  }
}

let led: { by: Readout; key: string | undefined } | undefined;

/** The other charts of the page follow in the next frame: the reader looks at the one that leads. */
function followLater(by: Readout, key: string | undefined): void {
  if (!led)
    afterPaint(() => {
      for (const other of shown) if (other !== led?.by) other.follow(led?.key);
      led = undefined;
    });
  led = { by, key };
}

let follows = false;

/** A tap beside a chart takes away what a tap on it showed. */
function followTaps(): void {
  if (follows) return;
  follows = true;
  document.addEventListener("click", ({ target }) => {
    for (const readout of shown)
      if (readout.isGone) shown.delete(readout);
      else if (readout.pinned && target instanceof Node && target.isConnected && !readout.holds(target))
        readout.hide();
  });
}

/** The points of a period; of its year in a chart of years. */
function pointsOf(points: readonly Point[], key: string): Point[] {
  const own = points.filter((point) => point.key === key);
  return own.length ? own : points.filter((point) => point.key === key.slice(0, 4));
}

/** The number of the child of a drawing that something stands in. */
function markOf(svg: SVGSVGElement, target: EventTarget | null): number | undefined {
  let node = target instanceof Element ? target : null;
  while (node && node.parentNode !== svg) node = node.parentElement;
  return node ? [...svg.children].indexOf(node) : undefined;
}

/**
 * Index of the point at a place: whose rectangle or mark holds it, else the nearest, by x alone where the points have
 * no y.
 */
export function pointAt(points: readonly Point[], { x, y }: { x: number; y: number }, mark?: number): number {
  const held = points.findIndex(
    ({ bounds, mark: own }) =>
      (mark !== undefined && own === mark) ||
      (bounds && x >= bounds[0] && x <= bounds[2] && y >= bounds[1] && y <= bounds[3]),
  );
  if (held >= 0) return held;
  let best = 0;
  let least = Infinity;
  for (const [i, point] of points.entries()) {
    const distance = Math.abs(point.x - x) + (point.y === undefined ? 0 : Math.abs(point.y - y) * 2);
    if (distance < least) [best, least] = [i, distance];
  }
  return best;
}
