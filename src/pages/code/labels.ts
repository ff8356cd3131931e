import { dataTable } from "../../view/table/view.js";
import type { TableDefinition } from "../../view/table/definition.js";
import type { Answers } from "../../measures/question.js";
import { categoryName } from "../../labels/words.js";
import { formatValue } from "../../measures/index.js";
import { quoteText } from "../../measures/sql.js";
import { count, own, prefixOf, words } from "./cells.js";
import type { State } from "./inputs.js";
import { underPrefix } from "./subject.js";

/** What every run says of the code and why; for a heading, how its codes are labelled. */
export const labels = dataTable<State>({
  questions(state) {
    const prefix = prefixOf(state);
    return prefix.length === 10
      ? {
          runs: own(`SELECT run, flow, relevance, confidence, category, specific_use, reasoning, model, vote_share
FROM labels WHERE hs10 = ${quoteText(prefix)} ORDER BY run, flow DESC`),
          in_use: own(
            `SELECT flow, relevance, category, confidence FROM labels_in_use WHERE hs10 = ${quoteText(prefix)} ORDER BY flow DESC`,
          ),
        }
      : {
          counts: own(`SELECT flow, relevance, category, count(*) AS codes FROM labels_in_use
WHERE ${underPrefix("hs10", prefix)} GROUP BY ALL ORDER BY 1 DESC, 4 DESC`),
        };
  },
  table: (answers) => (answers["runs"] ? runsTable(answers) : countsTable(answers)),
});

function runsTable(answers: Answers): TableDefinition {
  return {
    caption: "Labels and their reasons",
    columns: [
      { key: "run", title: "Run" },
      { key: "flow", title: "Flow" },
      { key: "relevance", title: "Relevance", format: words },
      { key: "category", title: "Category", format: (v) => (v === null ? "–" : categoryName(String(v))) },
      { key: "confidence", title: "Confidence", numeric: true, format: count },
      {
        key: "vote_share",
        title: "Votes for it",
        numeric: true,
        format: (v) => (v === null ? "one vote" : formatValue(100 * Number(v), "percent")),
      },
      { key: "specific_use", title: "Use", format: words },
      { key: "reasoning", title: "Why", format: words },
      { key: "model", title: "Labeler", format: words },
    ],
    rows: [
      ...(answers["in_use"] ?? []).map((row) => ({
        ...row,
        run: "in use now",
        specific_use: null,
        reasoning: null,
        model: null,
        vote_share: null,
      })),
      ...(answers["runs"] ?? []),
    ],
    rowClass: (row) => (row["run"] === "in use now" ? "strong" : undefined),
    filter: false,
  };
}

function countsTable(answers: Answers): TableDefinition {
  return {
    caption: "How the codes below are labelled",
    columns: [
      { key: "flow", title: "Flow" },
      { key: "relevance", title: "Relevance" },
      { key: "category", title: "Category", format: (v) => (v === null ? "–" : categoryName(String(v))) },
      { key: "codes", title: "Codes", numeric: true, format: count },
    ],
    rows: answers["counts"] ?? [],
  };
}
