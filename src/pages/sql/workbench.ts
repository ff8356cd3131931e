import { element } from "../../base/dom.js";
import type { Context, View } from "../../view/page/view.js";
import { examples } from "./examples.js";
import { schemaElement, type SchemaTable } from "./schema.js";
import type { SqlState } from "./inputs.js";
import type { Bench } from "./bench.js";

/** The editor with the tables beside it, the examples above and the result below. */
export const workbench: View<SqlState> = {
  questions: () => ({}),
  render: (_, { document, state, data }) =>
    element(
      document,
      "div",
      { class: "sql-workbench" },
      element(
        document,
        "div",
        { class: "sql-main" },
        element(
          document,
          "label",
          { class: "control" },
          element(document, "span", {}, "Start from a question"),
          element(
            document,
            "select",
            { class: "sql-examples" },
            element(document, "option", { value: "" }, "Examples …"),
            examples.map(({ title }, i) => element(document, "option", { value: i }, title)),
          ),
        ),
        element(
          document,
          "div",
          { class: "sql-editor" },
          element(document, "pre", { tabindex: 0 }, state.sql),
        ),
        element(
          document,
          "div",
          { class: "sql-buttons" },
          button(document, "run", "Run", true),
          button(document, "cancel", "Cancel"),
          button(document, "csv", "Save as CSV"),
          button(document, "parquet", "Save as Parquet"),
          button(document, "link", "Copy link"),
          element(document, "span", { class: "sql-status", role: "status" }),
        ),
        element(document, "div", { class: "sql-error", role: "alert" }),
        element(document, "div", { class: "sql-result" }),
      ),
      schemaElement(document, (data ?? []) as SchemaTable[]),
    ),
  summary: () => "",
  enliven(node, _, context) {
    void enliven(node, context).catch((error: Error) => {
      const place = node.querySelector(".sql-error");
      if (place) place.textContent = `The editor could not be loaded: ${error.message}`;
    });
  },
};

function button(document: Document, action: string, text: string, primary = false): HTMLElement {
  return element(
    document,
    "button",
    {
      type: "button",
      class: primary ? "tool primary" : "tool",
      "data-sql": action,
      hidden: action === "cancel",
    },
    text,
  );
}

/** The page is drawn again when its width or its address change: what was written and found stays. */
let bench: Bench | undefined;

async function enliven(node: HTMLElement, context: Context<SqlState>): Promise<void> {
  const { Bench } = await import("./bench.js");
  bench ??= new Bench(context);
  bench.attach(node, context);
}
