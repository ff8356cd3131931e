/** Tells how far the database is: in the page's header, and where a cell waits for its first answer. */
export function tellProgress(message: string): void {
  for (const status of document.querySelectorAll<HTMLElement>("[data-status]")) status.textContent = message;
  for (const place of document.querySelectorAll<HTMLElement>("observablehq-loading[data-progress]"))
    place.textContent = message || "Waiting for the database …";
}
