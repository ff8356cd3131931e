import { element } from "../../base/dom.js";
import type { TableDefinition } from "../../view/table/definition.js";
import { tableElement } from "../../view/table/table.js";

/** A small table under its name. */
export function titledTable(definition: TableDefinition): HTMLElement {
  return element(
    document,
    "div",
    { class: "review-table" },
    element(document, "h3", {}, definition.caption),
    tableElement(document, definition),
  );
}
