import { element, type Child } from "../base/dom.js";
import type { SchemaTable } from "../data/sql.js";
import type { Context, View } from "../view/view.js";
import type { Bench } from "./bench.js";

/** A question that a reader may start from, with the SQL that answers it. */
export interface Example {
  title: string;
  sql: string;
}

/** The text in the page's address. */
export interface SqlState {
  sql: string;
}

/** The editor with the tables beside it, the examples above and the result below. */
export const workbench = (examples: () => readonly Example[]): View<SqlState> => ({
  questions: () => ({}),
  render(_, { document, state, data }) {
    const box = (name: string, ...children: Child[]): HTMLElement =>
      element(document, "div", { class: name }, children);
    const options = examples().map(({ title }, i) => element(document, "option", { value: i }, title));
    const chooser = element(
      document,
      "select",
      { class: "sql-examples" },
      element(document, "option", { value: "" }, "Examples …"),
      options,
    );
    const main = box(
      "sql-main",
      element(
        document,
        "label",
        { class: "control" },
        element(document, "span", {}, "Start from a question"),
        chooser,
      ),
      box("sql-editor", element(document, "pre", { tabindex: 0 }, state.sql)),
      box(
        "sql-buttons",
        Object.entries(actions).map(([action, text]) => button(document, action, text)),
        element(document, "span", { class: "sql-status", role: "status" }),
      ),
      element(document, "div", { class: "sql-error", role: "alert" }),
      box("sql-result"),
    );
    return box("sql-workbench", main, schemaElement(document, (data ?? []) as SchemaTable[]));
  },
  summary: () => "",
  enliven(node, _shown, context) {
    void enliven(node, context, examples).catch((error: Error) => {
      const place = node.querySelector(".sql-error");
      if (place) place.textContent = `The editor could not be loaded: ${error.message}`;
    });
  },
});

const actions = {
  run: "Run",
  cancel: "Cancel",
  csv: "Save as CSV",
  parquet: "Save as Parquet",
  link: "Copy link",
};

function button(document: Document, action: string, text: string): HTMLElement {
  const attributes = { "data-sql": action, hidden: action === "cancel" };
  const name = action === "run" ? "tool primary" : "tool";
  return element(document, "button", { type: "button", class: name, ...attributes }, text);
}

/** The relations with their columns, types and units, to open one by one. */
function schemaElement(document: Document, tables: readonly SchemaTable[]): HTMLElement {
  const code = (text: string): HTMLElement => element(document, "code", {}, text);
  const entries = tables.map(({ name, row, rows, columns }) => {
    const lines = columns.flatMap((column) => [
      element(document, "dt", {}, code(column.name), ` ${column.type}`),
      element(document, "dd", {}, `${column.about} (${column.unit})`),
    ]);
    return element(
      document,
      "details",
      {},
      element(document, "summary", {}, code(name), ` ${rows.toLocaleString("en-US")} rows`),
      element(document, "p", {}, `A row is: ${row}.`),
      element(document, "dl", {}, lines),
    );
  });
  return element(document, "div", { class: "sql-schema" }, element(document, "h2", {}, "Tables"), entries);
}

/** The page is drawn again when its width or its address change: what was written and found stays. */
let bench: Bench | undefined;

async function enliven(
  node: HTMLElement,
  context: Context<SqlState>,
  examples: () => readonly Example[],
): Promise<void> {
  const { Bench } = await import("./bench.js");
  if (!node.isConnected) return; // drawn anew meanwhile; imports do not end in the order in which they began
  bench ??= new Bench(context, examples);
  bench.attach(node, context);
}
