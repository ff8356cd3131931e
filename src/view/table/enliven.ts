import { create } from "../../base/dom.js";
import type { Row, Value } from "../../measures/question.js";
import { cellText, type TableDefinition } from "./definition.js";
import { tellHiddenColumns } from "./hidden-columns.js";
import { bodyRows, pageSize } from "./table.js";

/** How near to the end of its rows a box is scrolled when the next ones are drawn, in pixels. */
const nearEnd = 400;
/** Rows of a table that paper has at most, unless its reader shows all. */
const rowsOnPaper = 200;

/** Makes a drawn table sort by any column, filter as one types, and show the rows beyond the first page. */
export function enlivenTable(table: HTMLElement, definition: TableDefinition): void {
  const body = table.querySelector("tbody");
  const box = table.closest<HTMLElement>(".table-box");
  if (!body || !box) return;
  let sort = definition.sort;
  let filter = "";
  let shown = pageSize(definition);
  let { rows } = definition;

  const more = create("button", { type: "button", class: "tool table-more" });
  const tellMore = (): void => {
    more.textContent = `Show all ${rows.length.toLocaleString("en-US")} rows`;
    more.hidden = rows.length <= shown;
  };
  const draw = (): void => {
    rows = sortedRows(filteredRows(definition, filter), sort);
    body.replaceChildren(...bodyRows(document, definition, rows.slice(0, shown)));
    tellMore();
    if (rows.length === 0) {
      const message = `No row matches “${filter}”.`;
      body.append(create("tr", {}, create("td", { colspan: definition.columns.length }, message)));
    }
  };
  more.addEventListener("click", () => {
    shown = Infinity;
    draw();
  });
  const showUpTo = (count: number): void => {
    body.append(...bodyRows(document, definition, rows.slice(shown, count)));
    shown = Math.max(shown, count);
    tellMore();
  };
  box.addEventListener(
    "scroll",
    () => {
      if (shown < rows.length && box.scrollTop + box.clientHeight > box.scrollHeight - nearEnd)
        showUpTo(shown + pageSize(definition));
    },
    { passive: true },
  );
  addEventListener("beforeprint", function print() {
    if (box.isConnected) showUpTo(rowsOnPaper);
    else removeEventListener("beforeprint", print);
  });
  table.addEventListener("click", (event) => {
    const key = (event.target as Element).closest<HTMLElement>("button.sort")?.dataset["key"];
    if (key === undefined) return;
    sort = { key, descending: sort?.key === key ? !sort.descending : isNumeric(definition, key) };
    for (const header of table.querySelectorAll("thead th")) {
      const own = header.querySelector<HTMLElement>("button.sort")?.dataset["key"] === key;
      if (own) header.setAttribute("aria-sort", sort.descending ? "descending" : "ascending");
      else header.removeAttribute("aria-sort");
    }
    draw();
  });
  if (definition.filter ?? definition.rows.length >= 12) {
    const input = create("input", {
      type: "search",
      class: "table-filter",
      placeholder: "Filter rows",
      "aria-label": `Filter: ${definition.caption}`,
    });
    input.addEventListener("input", () => {
      filter = input.value;
      draw();
    });
    box.before(input);
  }
  tellMore();
  box.after(more);
  tellHiddenColumns(box);
}

/** Rows in which every word of the filter stands in some cell; codes match dotted or not. */
export function filteredRows(definition: TableDefinition, filter: string): Row[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return [...definition.rows];
  return definition.rows.filter((row) => {
    const text = definition.columns
      .map((column) => `${cellText(column, row)} ${row[column.key] ?? ""}`)
      .join(" ")
      .toLowerCase();
    const undotted = text.replace(/(?<=\d)\.(?=\d)/g, "");
    return words.every(
      (word) => text.includes(word) || undotted.includes(word.replace(/(?<=\d)\.(?=\d)/g, "")),
    );
  });
}

/** Rows in order of a column; a missing value comes last either way. */
export function sortedRows(rows: readonly Row[], sort: TableDefinition["sort"]): Row[] {
  if (!sort) return [...rows];
  const { key, descending } = sort;
  return [...rows].sort((a, b) => {
    const [left, right] = [a[key] ?? null, b[key] ?? null];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return descending ? compare(right, left) : compare(left, right);
  });
}

function compare(a: NonNullable<Value>, b: NonNullable<Value>): number {
  return typeof a === "string" && typeof b === "string" ? a.localeCompare(b, "en") : Number(a) - Number(b);
}

function isNumeric(definition: TableDefinition, key: string): boolean {
  return definition.columns.find((column) => column.key === key)?.numeric ?? false;
}
