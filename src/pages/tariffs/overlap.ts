import { barChart, barsHeight } from "../../charts/bars.js";
import { figure } from "../../view/figure/figure.js";
import type { Answers } from "../../measures/question.js";
import { formatValue } from "../../measures/index.js";
import { overlapSql, setSizes, type Intersection } from "../../measures/overlap.js";
import { exemptionCoverage } from "../../measures/exemption.js";
import { exemptionYear, type State } from "./inputs.js";
import { heldLists, heldQuestion, listNames, lists, type ListName } from "./lists.js";

/** How the exemption lists overlap within AI imports: trade that stands in exactly these lists. */
export const overlap = figure<State>({
  name: "list-overlap",
  questions: (state) => ({
    sets: {
      sql: overlapSql("imports", listNames, {
        ...exemptionYear(state).query,
        where: { groups: ["ai"] },
        matching: state.matching,
      }),
    },
    held: heldQuestion,
  }),
  source: exemptionCoverage.source,
  title(answers, { state }) {
    const rows = listed(answers);
    const several = rows.filter(({ sets }) => sets.includes("|"));
    const [all, shared] = [rows, several].map((part) => part.reduce((sum, { value }) => sum + value, 0));
    if (!all || shared === undefined) return "How the exemption lists overlap";
    return `${formatValue((100 * shared) / all, "percent")} of the AI-related imports of ${exemptionYear(state).name} that any list names stand on more than one`;
  },
  subtitle: (_, { state }) =>
    `AI-related imports of ${exemptionYear(state).name} by the lists that name their code, dollars; whatever the lists' dates`,
  height: (_, answers) => barsHeight(listed(answers).length),
  chart(answers, frame) {
    const rows = listed(answers);
    if (!rows.length) return undefined;
    return barChart(
      rows.map(({ sets, value }) => ({ label: nameOf(sets), value })),
      { ...frame, format: (value) => formatValue(value, "dollars") },
    );
  },
  table: (answers) => ({
    caption: "AI-related imports by the exemption lists that name their code",
    columns: [
      { key: "name", title: "Lists" },
      {
        key: "codes",
        title: "Codes",
        numeric: true,
        format: (value) => formatValue(Number(value), "codes"),
      },
      {
        key: "value",
        title: "Imports",
        numeric: true,
        bar: true,
        unit: "US dollars",
        format: (value) => formatValue(Number(value), "dollars"),
      },
    ],
    rows: rowsOf(answers).map(({ sets, codes, value }) => ({ name: nameOf(sets), codes, value })),
    filter: false,
  }),
  alternative: (answers) =>
    setSizes(listed(answers))
      .map(
        ({ set, value, onlyValue }) =>
          `${nameOf(set)}: ${formatValue(value, "dollars")}, of which ${formatValue(onlyValue, "dollars")} on no other list.`,
      )
      .join(" "),
  emptyMessage: (answers) =>
    heldLists(answers).length
      ? "No AI-related code of this year stands on an exemption list."
      : "This snapshot holds no exemption list. Run atlas lists and atlas snapshot to take them in.",
});

function rowsOf(answers: Answers): Intersection[] {
  return (answers["sets"] ?? []) as unknown as Intersection[];
}

function listed(answers: Answers): Intersection[] {
  return rowsOf(answers).filter(({ sets }) => sets !== "");
}

/** `Annex II and Section 122`: lists without their dates; `only` where there is one. */
function nameOf(sets: string): string {
  if (sets === "") return "On none of the lists";
  const names = sets.split("|").map((set) => lists[set as ListName].replace(/ \(.*/, ""));
  const [last, ...before] = names.reverse();
  return before.length ? `${before.reverse().join(", ")} and ${last}` : `${last} only`;
}
