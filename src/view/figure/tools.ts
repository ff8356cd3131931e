import { element } from "../../base/dom.js";

export type Action =
  | "csv"
  | "parquet"
  | "svg"
  | "png"
  | "copy-table"
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
      ["copy-table", "Copy as table"],
      ["link", "Copy link"],
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
const ofCharts: readonly Action[] = ["svg", "png", "embed"];

/** The row of tools under a figure, or under a table by itself; `enlivenTools` makes them work. */
export function toolsElement(document: Document, kind: "figure" | "table" = "figure"): HTMLElement {
  return element(
    document,
    "div",
    { class: "figure-tools" },
    kind === "figure" &&
      element(
        document,
        "button",
        { type: "button", class: "tool", "data-action": "table", "aria-pressed": "false" },
        "Table",
      ),
    element(
      document,
      "details",
      { class: "menu" },
      element(document, "summary", { class: "tool" }, "Download, share, cite"),
      element(
        document,
        "div",
        { class: "menu-items" },
        groups.map(({ title, actions }) =>
          element(
            document,
            "div",
            { class: "menu-group" },
            element(document, "p", {}, title),
            actions
              .filter(([action]) => kind === "figure" || !ofCharts.includes(action))
              .map(([action, label]) =>
                element(document, "button", { type: "button", "data-action": action }, label),
              ),
          ),
        ),
      ),
    ),
    element(document, "span", { class: "tool-status", role: "status" }),
  );
}
