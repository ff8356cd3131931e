import { barChart, barsHeight } from "../../charts/bars.js";
import { figure } from "../../view/figure/figure.js";
import { ask, type Answers, type Question } from "../../measures/question.js";
import { categoryColors, color } from "../../charts/theme.js";
import { categories, categoryNames, formatValue, type Query } from "../../measures/index.js";
import { valueAt } from "../shared/rows.js";
import { exemptionYear, type State } from "./inputs.js";
import { heldLists, heldQuestion, listNames, lists, type ListName } from "./lists.js";

interface Covered {
  label: string;
  share: number | null;
  value: number | null;
  codes: number | null;
  color: string;
}

/** Table 2: how much of AI imports stands on each exemption list, and on any; and by category. */
export const exemptions = figure<State>({
  name: "exemptions",
  number: "Table 2",
  questions(state) {
    const query: Query = { ...exemptionYear(state).query, matching: state.matching, dated: state.dated };
    const questions: Record<string, Question> = {
      category_share: ask("exemption_coverage", { ...query, by: ["category"] }),
      category_value: ask("exempt_value", { ...query, by: ["category"] }),
      category_codes: ask("exempt_codes", { ...query, by: ["category"] }),
      held: heldQuestion,
    };
    for (const name of [...listNames, "any"] as const) {
      const wanted = { ...query, where: { lists: name === "any" ? listNames : [name] } };
      questions[`${name}_share`] = ask("exemption_coverage", wanted);
      questions[`${name}_value`] = ask("exempt_value", wanted);
      questions[`${name}_codes`] = ask("exempt_codes", wanted);
    }
    return questions;
  },
  title(answers, { state }) {
    const any = rowsOf(answers).find((row) => row.label === anyLabel);
    const year = exemptionYear(state).name;
    return any?.share === null || any === undefined
      ? "AI-related imports on tariff exemption lists"
      : `${formatValue(any.share, "percent")} of AI-related imports of ${year} ${state.dated ? "came under an exemption list in force" : "stand on at least one exemption list"}`;
  },
  subtitle: (_, { state }) =>
    `Percent of AI-related imports of ${exemptionYear(state).name}, ${state.matching === "legal" ? "codes matched by legal prefix" : "codes matched as in the paper"}${state.dated ? ", each list from its own date" : ""}`,
  height: (_, answers) => barsHeight(rowsOf(answers).length),
  chart(answers, frame) {
    const rows = rowsOf(answers);
    if (!rows.length) return undefined;
    return barChart(
      rows.map(({ label, share, color: fill }) => ({
        label,
        value: share,
        color: fill,
        note: "no such trade",
      })),
      { ...frame, format: (value) => formatValue(value, "percent") },
    );
  },
  table: (answers) => ({
    caption: "AI-related imports on tariff exemption lists",
    columns: [
      { key: "label", title: "List or category" },
      {
        key: "codes",
        title: "Codes",
        numeric: true,
        format: (value) => formatValue(value as number | null, "codes"),
      },
      {
        key: "value",
        title: "Imports on a list",
        numeric: true,
        unit: "US dollars",
        format: (value) => formatValue(value as number | null, "dollars"),
      },
      {
        key: "share",
        title: "Share",
        numeric: true,
        bar: true,
        unit: "percent",
        format: (value) => formatValue(value as number | null, "percent"),
      },
    ],
    rows: rowsOf(answers).map(({ label, codes, value, share }) => ({ label, codes, value, share })),
    filter: false,
  }),
  alternative: (answers) =>
    rowsOf(answers)
      .map(({ label, share }) => `${label}: ${formatValue(share, "percent")}.`)
      .join(" "),
  emptyMessage: () =>
    "This snapshot holds no exemption list. Run atlas lists and atlas snapshot to take them in.",
  note: (answers, { state }) => {
    const held = heldLists(answers);
    const missing = listNames.filter((name) => !held.includes(name)).map((name) => lists[name]);
    return [
      "A potential, not what entered exempt: each list frees from some duties only.",
      state.dated
        ? "A list counts from the first whole month in which it was in force."
        : "A list of 2026 applied to earlier trade shows what it would have covered; so does the paper's Table 2.",
      missing.length ? `Not in this snapshot: ${missing.join(", ")}.` : "",
    ].join(" ");
  },
});

const anyLabel = "On any of the lists";

function rowsOf(answers: Answers): Covered[] {
  const present = heldLists(answers);
  if (!present.length) return [];
  const one = (name: ListName | "any", label: string): Covered => ({
    label,
    share: valueAt(answers, `${name}_share`, {}),
    value: valueAt(answers, `${name}_value`, {}),
    codes: valueAt(answers, `${name}_codes`, {}),
    color: color("ai"),
  });
  const byCategory = categories.flatMap((category): Covered[] => {
    const share = valueAt(answers, "category_share", { category });
    if (share === null) return [];
    return [
      {
        label: categoryNames[category],
        share,
        value: valueAt(answers, "category_value", { category }),
        codes: valueAt(answers, "category_codes", { category }) ?? 0,
        color: categoryColors[category],
      },
    ];
  });
  return [one("any", anyLabel), ...present.map((name) => one(name, lists[name])), ...byCategory];
}
