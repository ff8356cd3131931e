import { descriptionColumn } from "../../view/table/columns.js";
import { askSql, type Row } from "../../measures/question.js";
import { dataTable } from "../../view/table/view.js";
import { categoryNames, formatCode, formatValue, type Category } from "../../measures/index.js";
import { runCodesSql } from "../../measures/label-runs.js";
import { windowOf, type State } from "./inputs.js";

/** Every code of a run with its label and why it has it. */
export const codes = dataTable<State>({
  questions: (state) => {
    const words = state.find.split(/\s+/).flatMap((word) => wordOf(word) ?? []);
    const relevance = words.length || state.show === "all" ? {} : { relevance: state.show };
    return {
      codes: askSql((counted) =>
        runCodesSql(state.flow, state.run, { ...counted, ...windowOf(state) }, { ...relevance, words }),
      ),
    };
  },
  table: (answers, { state }) => ({
    caption: `Codes of ${state.flow} and their labels in run ${state.run}`,
    filter: true,
    sort: { key: "value", descending: true },
    columns: [
      { key: "hs10", title: "Code", format: (code) => formatCode(String(code)) },
      descriptionColumn(),
      { key: "relevance", title: "Label" },
      { key: "confidence", title: "Confidence", numeric: true },
      { key: "vote_share", title: "Votes", numeric: true, format: (share) => votesText(share) },
      {
        key: "category",
        title: "Category",
        format: (category) => categoryNames[category as Category] ?? String(category ?? "–"),
      },
      {
        key: "value",
        title: String(state.year),
        numeric: true,
        unit: "US dollars",
        format: (value) => formatValue(Number(value), "dollars"),
      },
      { key: "specific_use", title: "Use" },
      { key: "reasoning", title: "Justification" },
      { key: "model", title: "Labelled by" },
      { key: "run", title: "Run" },
    ],
    rows: answers["codes"] ?? [],
  }),
});

/** A word as it stands in the data: a code may be written with its dots. */
function wordOf(word: string): string | undefined {
  const plain = /^[\d.]+$/.test(word) ? word.replaceAll(".", "") : word;
  return plain || undefined;
}

export function votesText(share: Row[string] | undefined): string {
  return typeof share === "number" ? `${formatValue(100 * share, "percent")} agree` : "one vote";
}
