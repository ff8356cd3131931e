import { select, zoom, type D3ZoomEvent } from "d3";
import { create } from "../../base/dom.js";

/** How much nearer a reader comes by one press. */
const step = 1.8;

/**
 * Lets a reader come closer to a map: two buttons, a pinch, the wheel with Ctrl, and a drag once it is near. One finger
 * on the whole map scrolls the page, as anywhere.
 */
export function zoomMap(
  svg: SVGSVGElement,
  place: HTMLElement,
  { width, height }: { width: number; height: number },
  signal: AbortSignal,
): void {
  const selected = select<SVGSVGElement, unknown>(svg);
  const labels = [...svg.querySelectorAll("text")].map((node) => ({ node, ...sizesOf(node) }));
  let scale = 1;
  const behaviour = zoom<SVGSVGElement, unknown>()
    .scaleExtent([1, 8])
    .extent([
      [0, 0],
      [width, height],
    ])
    .translateExtent([
      [0, 0],
      [width, height],
    ])
    .filter((event: Event) => {
      if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey;
      if ("touches" in event) return (event as TouchEvent).touches.length > 1 || scale > 1;
      return scale > 1 && event instanceof MouseEvent && event.button === 0;
    })
    .on("zoom", ({ transform }: D3ZoomEvent<SVGSVGElement, unknown>) => {
      scale = transform.k;
      const [x, y] = transform.invert([0, 0]);
      svg.setAttribute("viewBox", `${x} ${y} ${width / scale} ${height / scale}`);
      svg.style.overflow = scale > 1 ? "hidden" : "";
      svg.style.touchAction = scale > 1 ? "none" : "";
      back.hidden = scale === 1;
      for (const { node, letters, halo } of labels) {
        // what a map shows grows, what is written on it does not
        node.style.fontSize = scale > 1 ? `${letters / scale}px` : "";
        node.style.strokeWidth = scale > 1 ? `${halo / scale}px` : "";
      }
    });
  const button = (label: string, text: string, by: () => void): HTMLButtonElement => {
    const node = create("button", { type: "button", class: "tool", "aria-label": label }, text);
    node.addEventListener("click", by, { signal });
    return node;
  };
  const back = button("Whole map", "↺", () => behaviour.scaleTo(selected, 1));
  back.hidden = true;
  const buttons = create(
    "div",
    { class: "map-zoom", role: "group", "aria-label": "Zoom" },
    button("Closer", "+", () => behaviour.scaleBy(selected, step)),
    button("Farther", "\u2212", () => behaviour.scaleBy(selected, 1 / step)),
    back,
  );
  selected.call(behaviour).on("dblclick.zoom", null);
  place.closest(".figure-chart")?.after(buttons);
  signal.addEventListener("abort", () => {
    selected.on(".zoom", null);
    buttons.remove();
  });
}

/** Pixels of a text's letters and of the line around them. */
function sizesOf(text: SVGTextElement): { letters: number; halo: number } {
  const { fontSize, strokeWidth } = getComputedStyle(text);
  return { letters: parseFloat(fontSize), halo: parseFloat(strokeWidth) };
}
