import { create } from "../../base/dom.js";
import { afterPaint } from "../../base/turns.js";

/** Says beside a table how many of its columns stand beyond the edge of its box, and which, as it is scrolled. */
export function tellHiddenColumns(box: HTMLElement): void {
  const note = create("p", { class: "table-columns", "aria-hidden": "true", hidden: true });
  box.before(note);
  const tell = (): void => {
    if (!box.isConnected) return watch.disconnect();
    const edge = box.getBoundingClientRect().left + box.clientWidth;
    const beyond = [...box.querySelectorAll<HTMLElement>("thead th")].filter(
      (header) => header.getBoundingClientRect().right > edge + 4,
    );
    box.toggleAttribute("data-more", beyond.length > 0);
    note.hidden = beyond.length === 0;
    note.textContent = hiddenText(beyond.map((header) => header.textContent.trim()));
  };
  // another layout of the page: not in the frame in which the reader sees the table come
  const watch = new ResizeObserver(() => afterPaint(tell));
  watch.observe(box);
  box.addEventListener("scroll", tell, { passive: true });
}

/** `2 more columns: Share, Change →`; the names as far as they are few. */
export function hiddenText(names: readonly string[]): string {
  const named = names.filter(Boolean).slice(0, 3).join(", ");
  return `${names.length} more ${names.length === 1 ? "column" : "columns"}: ${named}${names.length > 3 ? " …" : ""} →`;
}
