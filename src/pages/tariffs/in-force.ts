import { color } from "../../charts/theme.js";
import type { Site } from "../../base/site.js";
import { percent } from "../../measures/format.js";
import { exemptedDuties, exemptionCoverage } from "../../measures/exemption.js";
import { formatMonth, type Query, words, capital } from "../../measures/index.js";
import { ask, named, type AnswersTo } from "../../measures/question.js";
import { valueAt } from "../../measures/rows.js";
import { viewsOf } from "../../view/declare.js";
import { column } from "../../view/table/columns.js";
import { exemptionYear, inputs, type State } from "./inputs.js";
import { heldLists, heldQuestion, noList, shortName, titles, type ListName } from "./lists.js";

type Duty = (typeof exemptedDuties)[number];

/** What is exempt from a duty: a list by itself, or all lists of a duty that has several. */
interface Exempting {
  key: ListName | "either";
  label: string;
  duty: Duty;
  lists: readonly ListName[];
}

const rows: readonly Exempting[] = exemptedDuties.flatMap((duty): Exempting[] => [
  ...duty.lists.map((list) => ({
    key: list,
    label: shortName({ title: titles[list] }),
    duty,
    lists: [list],
  })),
  ...(duty.lists.length > 1
    ? [{ key: "either" as const, label: `Either list: ${duty.title}`, duty, lists: duty.lists }]
    : []),
]);

/** A share of counted imports in the months of a duty and in the calendar year; percent. */
type InForce = {
  label: string;
  /** the months of the duty that the snapshot holds; undefined where it holds none */
  months: string | undefined;
  during: number | null;
  year: number | null;
};

/** Whole months of a duty that the snapshot holds, in words. */
export function monthsOfDuty({ first, last }: Pick<Duty, "first" | "last">, site: Site): string | undefined {
  const held = site.months.imports.filter((month) => month >= first && month <= last);
  const [from, to] = [held[0], held.at(-1)];
  if (!from || !to) return undefined;
  return from === to ? formatMonth(from) : `${formatMonth(from)} to ${formatMonth(to)}`;
}

/** The shares of each row in the months of its duty and in the calendar year: `either_during`, `either_year`, … */
export function inForceQuestions(state: State) {
  const share = (query: Query, lists: readonly ListName[]) =>
    ask("exemption_coverage", { ...query, matching: state.matching, where: { lists } });
  return {
    held: heldQuestion,
    ...named(
      rows.flatMap(({ key, duty, lists }) => [
        [`${key}_during`, share({ from: duty.first, to: duty.last, dated: true }, lists)] as const,
        [`${key}_year`, share({ ...exemptionYear(state).query, dated: state.dated }, lists)] as const,
      ]),
    ),
  };
}

/** The rows of the lists that the snapshot holds. */
export function inForceRows(answers: AnswersTo<ReturnType<typeof inForceQuestions>>, site: Site): InForce[] {
  const held = heldLists(answers.held, site).map(({ list }) => list);
  return rows.flatMap(({ key, label, duty, lists }): InForce[] => {
    if (!lists.some((list) => held.includes(list))) return [];
    const months = monthsOfDuty(duty, site);
    const during = months === undefined ? null : valueAt(answers[`${key}_during`]);
    return [{ label, months, during, year: valueAt(answers[`${key}_year`]) }];
  });
}

/** What the lists exempt in the months when their duty existed, beside the calendar year. */
export const inForce = viewsOf(inputs).figure({
  name: "exempt-in-force",
  questions: inForceQuestions,
  source: exemptionCoverage.source,
  shown: (answers, { site }) => inForceRows(answers, site),
  finding: (found, { state }) => inForceFinding(found, state),
  subtitle: (_, { state, site }) =>
    `Percent of ${words().adjective} imports; whole months of ${exemptedDuties
      .map((duty) => `${duty.title}: ${monthsOfDuty(duty, site) ?? "none in this snapshot"}`)
      .join(", ")}; beside all of ${exemptionYear(state).name}`,
  bars: (found, { state }) => ({
    unit: "percent",
    of: "List",
    caption: `${capital(words().adjective)} imports on exemption lists while the duty existed`,
    rows: found.map(({ label, during, year, months = "none held" }) => ({
      ...{ label, values: { during, year }, beside: { months } },
      note: { during: "no such month in this snapshot", year: "no such trade" },
    })),
    series: [
      { key: "during", name: "In the months of the duty", color: color("ai") },
      { key: "year", name: `In ${exemptionYear(state).name}`, color: color("ai"), pale: true },
    ],
    more: [column("months", "Months of the duty")],
  }),
  empty: noList,
  note: "A list exempts nothing before or after its duty. Months in which a duty began or ended are left out of its months.",
});

export function inForceFinding(found: readonly InForce[], state: State): string {
  const all = found.findLast(({ label, during }) => label.startsWith("Either list") && during !== null);
  if (all?.during == null) return "What the lists exempt while their duty existed";
  const year =
    all.year === null ? "" : `; over all of ${exemptionYear(state).name} it is ${percent(all.year)}`;
  return `In the months of ${exemptedDuties[0].title} ${percent(all.during)} of ${words().adjective} imports stood on a list that exempts from them${year}`;
}
