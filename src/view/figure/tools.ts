import { creator } from "../../base/dom.js";

export type Action =
  | "csv"
  | "parquet"
  | "svg"
  | "png"
  | "share"
  | "copy-image"
  | "copy-table"
  | "copy-table-full"
  | "link"
  | "frozen-link"
  | "embed"
  | "report"
  | "sql"
  | "cite-apa"
  | "cite-bibtex"
  | "cite-ris";

const groups: readonly { title: string; actions: readonly (readonly [Action, string])[] }[] = [
  {
    title: "Download",
    actions: [
      ["csv", "Data (CSV)"],
      ["parquet", "Data (Parquet)"],
      ["svg", "Picture (SVG)"],
      ["png", "Picture (PNG)"],
    ],
  },
  {
    title: "Share",
    actions: [
      ["share", "Send to …"],
      ["link", "Copy link to this view"],
      ["copy-image", "Copy picture"],
      ["copy-table", "Copy as table, as shown"],
      ["copy-table-full", "Copy as table, every digit"],
      ["frozen-link", "Copy frozen link"],
      ["embed", "Copy embed code"],
      ["sql", "Show SQL"],
      ["report", "Report a number"],
    ],
  },
  {
    title: "Cite",
    actions: [
      ["cite-apa", "APA"],
      ["cite-bibtex", "BibTeX"],
      ["cite-ris", "RIS"],
    ],
  },
];

/** What only a figure with a chart and an anchor of its own has. */
const ofCharts: readonly Action[] = ["svg", "png", "copy-image", "embed"];

/** What not every browser can do: shown where this one can. */
const ofSomeBrowsers: readonly Action[] = ["share"];

/** The row of tools under a figure, or under a table by itself; `enlivenTools` makes them work. */
export function toolsElement(document: Document, kind: "figure" | "table" = "figure"): HTMLElement {
  const create = creator(document);
  return create(
    "div",
    { class: "figure-tools" },
    kind === "figure" &&
      create(
        "button",
        { type: "button", class: "tool", "data-action": "table", "aria-pressed": "false" },
        "Table",
      ),
    create(
      "details",
      { class: "menu" },
      create("summary", { class: "tool" }, "Download, share, cite"),
      create(
        "div",
        { class: "menu-items" },
        groups.map(({ title, actions }) =>
          create(
            "div",
            { class: "menu-group" },
            create("p", {}, title),
            actions
              .filter(([action]) => kind === "figure" || !ofCharts.includes(action))
              .map(([action, label]) =>
                create(
                  "button",
                  { type: "button", "data-action": action, hidden: ofSomeBrowsers.includes(action) },
                  label,
                ),
              ),
          ),
        ),
      ),
    ),
    create("span", { class: "tool-status", role: "status" }),
  );
}
