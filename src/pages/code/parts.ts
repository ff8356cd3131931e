import { descriptionColumn } from "../../view/table/columns.js";
import { dataTable } from "../../view/table/view.js";
import { ask } from "../../measures/question.js";
import { completeYears, type Site } from "../../base/site.js";
import { categoryName } from "../../labels/words.js";
import { formatCode, formatValue } from "../../measures/index.js";
import { quoteText } from "../../measures/sql.js";
import { dollars, own, words } from "./cells.js";
import type { State } from "./inputs.js";
import { queryOf, subjectOf } from "./subject.js";

/** The codes of the subject from the largest down, with their labels and the way to change them. */
export const parts = dataTable<State>({
  questions(state, site) {
    const year = latestYear(state, site);
    const flow = state.flow.slice(0, -1);
    const query = { ...queryOf(subjectOf(state)), by: ["year", "hs10"] as const, base: 2023 };
    const window = year === undefined ? {} : { from: `${year}-01`, to: `${year}-12` };
    return {
      values: ask(`${flow}_value`, { ...query, ...window }),
      changes: ask(`${flow}_change`, { ...query, ...window }),
      names: own(
        `SELECT hs10, coalesce(description_long, description_short) AS description FROM codes WHERE flow = ${quoteText(state.flow)} ORDER BY 1`,
      ),
      labels: own(
        `SELECT hs10, relevance, category, confidence FROM labels_in_use WHERE flow = ${quoteText(state.flow)} ORDER BY 1`,
      ),
    };
  },
  table(answers, { site, state }) {
    const year = latestYear(state, site);
    const by = (question: string) => new Map((answers[question] ?? []).map((row) => [row["hs10"], row]));
    const [names, labelled, changes] = [by("names"), by("labels"), by("changes")];
    return {
      caption: `Codes by ${state.flow} in ${year ?? "all months"}`,
      columns: [
        {
          key: "hs10",
          title: "Code",
          format: (v) => formatCode(String(v)),
          href: (row) => `?code=${String(row["hs10"])}`,
        },
        descriptionColumn(),
        {
          key: "value",
          title: `${state.flow === "imports" ? "Imports" : "Exports"}, ${year ?? "all months"}`,
          numeric: true,
          bar: true,
          unit: "dollars",
          format: dollars,
        },
        {
          key: "change",
          title: "Since 2023",
          numeric: true,
          unit: "dollars",
          format: (v) => formatValue(v as number | null, "dollars", { sign: true }),
        },
        { key: "relevance", title: "Label", format: words, relabel: (row) => String(row["hs10"]) },
        { key: "category", title: "Category", format: (v) => (v === null ? "–" : categoryName(String(v))) },
      ],
      rows: [...(answers["values"] ?? [])]
        .sort((a, b) => Number(b["value"]) - Number(a["value"]))
        .map((row) => ({
          hs10: row["hs10"] ?? null,
          description: names.get(row["hs10"])?.["description"] ?? null,
          value: row["value"] ?? null,
          change: changes.get(row["hs10"])?.["value"] ?? null,
          relevance: labelled.get(row["hs10"])?.["relevance"] ?? null,
          category: labelled.get(row["hs10"])?.["category"] ?? null,
        })),
    };
  },
});

function latestYear({ flow }: State, site: Site): number | undefined {
  return completeYears(site, flow).at(-1);
}
