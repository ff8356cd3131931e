import type { Site } from "../../base/site.js";

/**
 * The header's way to the same page under another question: it closes on Escape and from outside, and takes along what
 * the address asks for. Nothing where the site answers one question.
 */
export function startTaskSwitch(site: Site): void {
  const menu = document.querySelector<HTMLDetailsElement>("[data-task-switch]");
  if (!menu) return;
  const links = [...menu.querySelectorAll("a")].map((link) => ({ link, address: link.href }));
  menu.addEventListener("toggle", () => {
    if (!menu.open) return;
    const query = searchElsewhere(site, location.search);
    for (const { link, address } of links) link.href = address + query;
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Node) || !menu.contains(target)) menu.open = false;
  });
}

/** What a query says to another question: everything but the reader's labels, and the categories and runs of this one. */
export function searchElsewhere({ task, runs }: Pick<Site, "task" | "runs">, search: string): string {
  const own = new Set([...task.categories.map(({ name }) => name), ...runs]);
  const kept = [...new URLSearchParams(search)].filter(
    ([name, value]) => name !== "labels" && !value.split(/[,:|~]/).some((part) => own.has(part)),
  );
  const query = new URLSearchParams(kept).toString().replaceAll("%2C", ",");
  return query && `?${query}`;
}
