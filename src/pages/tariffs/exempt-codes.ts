import { ask, type Question, type Value } from "../../measures/question.js";
import { dataTable } from "../../view/table/view.js";
import { formatCode, formatMonth, formatValue } from "../../measures/index.js";
import { firstMonthInForce, listedCodes } from "../../measures/listed.js";
import { nameOf, namesQuestion } from "../shared/code-names.js";
import { known } from "../shared/rows.js";
import { exemptionYear, type State } from "./inputs.js";
import { heldLists, heldQuestion, listNames, lists } from "./lists.js";

/** Every AI-related code with the exemption lists that it stands on and since when. */
export const exemptCodes = dataTable<State>({
  questions: (state) => ({
    values: ask("import_value", { ...exemptionYear(state).query, by: ["hs10"], where: { groups: ["ai"] } }),
    names: namesQuestion("imports"),
    held: heldQuestion,
    ...Object.fromEntries(listNames.map((list) => [list, listQuestion(list, state)])),
  }),
  table(answers, { state }) {
    const present = heldLists(answers);
    const dates = new Map(
      present.map((list) => [list, new Map((answers[list] ?? []).map((row) => [row["hs10"], row["since"]]))]),
    );
    return {
      caption: `AI-related imports of ${exemptionYear(state).name} by code, and the exemption lists that name it`,
      filter: true,
      sort: { key: "value", descending: true },
      columns: [
        {
          key: "code",
          title: "Code",
          format: (code) => formatCode(String(code)),
          href: (row) => `./code?code=${String(row["code"])}`,
        },
        { key: "name", title: "Use" },
        {
          key: "value",
          title: exemptionYear(state).name,
          numeric: true,
          bar: true,
          unit: "US dollars",
          format: (value) => formatValue(Number(value), "dollars"),
        },
        ...present.map((list) => ({
          key: list,
          title: lists[list].replace(/ \(.*/, ""),
          format: (since: Value) =>
            since === null
              ? "–"
              : since === ""
                ? "undated"
                : `from ${formatMonth(String(since))}`.replaceAll(" ", "\u00a0"),
        })),
      ],
      rows: known(answers, "values")
        .filter((row) => Number(row["value"]) > 0)
        .map((row) => {
          const code = String(row["hs10"]);
          return {
            code,
            name: nameOf(answers, code),
            value: Number(row["value"]),
            ...Object.fromEntries(present.map((list) => [list, dates.get(list)?.get(code) ?? null])),
          };
        })
        .sort((a, b) => b.value - a.value),
    };
  },
});

/** AI-related codes of a list with the month from which it was in force. */
function listQuestion(list: string, { matching }: State): Question {
  return {
    sql: `SELECT x.hs10, coalesce(strftime(${firstMonthInForce("x.effective")}, '%Y-%m'), '') AS since
FROM (${listedCodes("imports", [list], matching)}) x
JOIN labels_in_use l ON l.flow = 'imports' AND l.hs10 = x.hs10
WHERE l.relevance = 'High' ORDER BY x.hs10`,
  };
}
