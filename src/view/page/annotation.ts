import { create } from "../../base/dom.js";

/** Writes the baseline's number under each tile that has another one. Answers whether there are tiles. */
export function annotateTiles(node: HTMLElement, baseline: HTMLElement): boolean {
  const tiles = [...node.querySelectorAll(".tile")];
  const theirs = [...baseline.querySelectorAll(".tile")];
  const value = (tile: Element | undefined): string => tile?.querySelector(".tile-value")?.textContent ?? "";
  tiles.forEach((tile, i) => {
    tile.querySelector(".baseline-value")?.remove();
    const their = value(theirs[i]);
    if (their && their !== value(tile))
      tile
        .querySelector(".tile-value")
        ?.after(create("dd", { class: "baseline-value" }, `baseline ${their}`));
  });
  return tiles.length > 0;
}

/** Writes the baseline's value into each cell that has another one; rows are the same where their first cells are. */
export function annotateTables(node: HTMLElement, baseline: HTMLElement): boolean {
  const table = node.querySelector("table");
  const theirs = baseline.querySelector("table");
  if (!table || !theirs) return false;
  const rows = new Map(
    [...theirs.querySelectorAll("tbody tr")].map((row) => [cellsOf(row)[0], cellsOf(row)]),
  );
  const annotate = (): void => {
    for (const row of table.querySelectorAll("tbody tr")) {
      for (const old of row.querySelectorAll(".baseline-value")) old.remove();
      const [name, ...values] = cellsOf(row);
      const their = rows.get(name);
      values.forEach((value, i) => {
        if (their?.[i + 1] === value) return;
        const text = `baseline ${their?.[i + 1] ?? "none"}`;
        const cell = row.children[i + 1];
        const note = create("span", { class: "baseline-value" }, text);
        const shown = cell?.querySelector(".bar-text"); // its bar stays on its track, below both
        if (shown) shown.after(note);
        else cell?.append(note);
      });
    }
  };
  annotate();
  // a sorted or filtered table has new rows
  for (const type of ["click", "input"]) node.addEventListener(type, () => setTimeout(annotate));
  return true;
}

function cellsOf(row: Element): string[] {
  return [...row.children].map((cell) => cell.querySelector(".bar-text")?.textContent ?? ownText(cell));
}

function ownText(cell: Element): string {
  const note = cell.querySelector(".baseline-value")?.textContent ?? "";
  const text = cell.textContent ?? "";
  return note && text.endsWith(note) ? text.slice(0, -note.length) : text;
}
