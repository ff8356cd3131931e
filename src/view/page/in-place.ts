import { create } from "../../base/dom.js";

/**
 * Keeps a form where the reader has it on the screen while answers above it grow or shrink, so that a second tap lands
 * where it was aimed. The page is scrolled by the difference; where it is at its top already, room is left above the form.
 */
export function keepInPlace(form: HTMLElement): void {
  const room = create("div", { "aria-hidden": "true" });
  let used = false;
  let held = 0;
  let top = 0;
  let [y, width] = [0, 0];
  const topNow = (): number => form.getBoundingClientRect().top;
  const hold = (pixels: number): void => {
    held = pixels;
    room.style.height = `${held}px`;
  };
  const correct = (): void => {
    follow();
    const down = topNow() - top;
    if (innerWidth !== width)
      hold(0); // another layout: places on the screen mean something else
    else if (Math.abs(down) >= 1) {
      if (down > 0) hold(held - Math.min(held, down));
      scrollBy({ top: topNow() - top, behavior: "instant" });
      if (topNow() < top) hold(held + top - topNow());
    }
    remember();
  };
  const remember = (): void => {
    top = topNow();
    [y, width] = [scrollY, innerWidth];
  };
  // by as much as the page was scrolled, and not to where it now is: an answer may have come in between
  const follow = (): void => {
    top += y - scrollY;
    y = scrollY;
  };
  // called after layout and before paint: what is moved back was never seen elsewhere
  const page = new ResizeObserver(correct);
  const begin = (): void => {
    if (used) return;
    used = true;
    if (!room.isConnected) form.before(room);
    document.documentElement.style.overflowAnchor = "none"; // the browser would correct the same a second time
    addEventListener("scroll", follow, { passive: true });
    remember();
    page.observe(form.closest("main") ?? document.body);
  };
  const end = (): void => {
    used = false;
    page.disconnect();
    removeEventListener("scroll", follow);
    document.documentElement.style.overflowAnchor = "";
  };
  for (const type of ["pointerdown", "focusin"])
    document.addEventListener(type, ({ target }) => (form.contains(target as Node) ? begin() : end()), true);
}
