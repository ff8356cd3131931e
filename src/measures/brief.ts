import { formatCode, formatMonth, formatValue } from "./format.js";
import { ask, askSql, type AnswersTo, type MeasureRow, type Question } from "./question.js";
import { readableDescription } from "./description.js";
import { namesQuestion } from "./code-names.js";
import { releaseSentences, type ReleaseChanges } from "./release.js";
import { valueAt } from "./rows.js";
import { groupName, type Flow } from "./vocabulary.js";
import { lowerFirst } from "./task.js";

/** What changed in the newest month, for those who read one page a month. */
export interface Brief {
  title: string;
  lines: BriefLine[];
}

/** One finding, and the page with the chart behind it, from the site's root: `countries?flow=exports`. */
export interface BriefLine {
  text: string;
  path: string;
}

/** Newest months that a snapshot holds, `YYYY-MM`, and what is known of it besides its rows. */
export interface BriefSubject {
  months: Readonly<Record<Flow, readonly string[]>>;
  /** against the release before; null where there is none */
  changes: ReleaseChanges | null;
}

const flows: readonly Flow[] = ["imports", "exports"];
const mostMovers = 3;
/** Characters of a name beside a code. */
const longestName = 60;

/** The questions behind a brief. A flow without any month is asked of no month, and has no answer. */
export function briefQuestions({ months }: Pick<BriefSubject, "months">) {
  return {
    ...flowQuestions("imports", months),
    ...flowQuestions("exports", months),
    names_imports: namesQuestion("imports"),
    names_exports: namesQuestion("exports"),
    exempt: ask("exemption_coverage", { ...inMonth(months.imports.at(-1)), by: ["month"] }),
    duty: ask("effective_tariff", { ...inMonth(months.imports.at(-1)), by: ["month", "group"] }),
    countries: askSql<{ cty_code: string; name: string | null }>(
      "SELECT cty_code, name FROM countries ORDER BY cty_code",
    ),
  };
}

type FlowAnswer = "value" | "yoy" | "share" | "codes" | "partners";

function flowQuestions<F extends Flow>(flow: F, months: BriefSubject["months"]) {
  const [singular, month] = [flow.slice(0, -1), months[flow].at(-1)];
  const window = inMonth(month);
  const since = {
    ...window,
    base: Math.max(firstBase, Number((month ?? never).slice(0, 4)) - 1),
    where: { groups: ["ai"] },
  } as const;
  const questions: Record<FlowAnswer, Question<Moved>> = {
    value: ask(`${singular}_value`, { ...window, by: ["month", "group"] }),
    yoy: ask(`${singular}_yoy`, { ...window, by: ["month", "group"] }),
    share: ask(`${singular}_share`, { from: yearBefore(month ?? never), to: month ?? never, by: ["month"] }),
    codes: ask(`${singular}_change`, { ...since, by: ["month", "hs10"] }),
    partners: ask(`${singular}_change`, { ...since, by: ["month", "country"] }),
  };
  return Object.fromEntries(
    Object.entries(questions).map(([name, question]) => [`${flow}_${name}`, question]),
  ) as Record<`${F}_${FlowAnswer}`, Question<Moved>>;
}

/** Asked of a flow without any month, which has no answer. */
const never = "1990-01";
/** The first year that a measure can be based on. */
const firstBase = 1989;

function inMonth(month: string = never): { from: string; to: string } {
  return { from: month, to: month };
}

/** A row of any of the questions of a flow. */
type Moved = Partial<Omit<MeasureRow<"month" | "group" | "hs10" | "country">, "value">> & {
  value: number | null;
};
type BriefAnswers = Partial<AnswersTo<ReturnType<typeof briefQuestions>>>;

/** The brief in sentences. What has no value is left out, and a month that is not held is never compared with. */
export function briefOf(answers: BriefAnswers, { months, changes }: BriefSubject): Brief {
  const [imports, exports] = [months.imports.at(-1), months.exports.at(-1)];
  const newest = [imports, exports]
    .filter((month) => month !== undefined)
    .sort()
    .at(-1);
  return {
    title: newest === undefined ? "No month is held" : `What changed in ${formatMonth(newest)}`,
    lines: [
      ...flows.flatMap((flow) => flowLines(answers, flow, months[flow].at(-1))),
      ...tariffLines(answers, imports),
      ...releaseSentences(changes).map((text) => ({ text, path: "changes#releases" })),
    ],
  };
}

function flowLines(answers: BriefAnswers, flow: Flow, month: string | undefined): BriefLine[] {
  if (month === undefined) return [{ text: `This snapshot holds no ${flow}.`, path: "data" }];
  const query = flow === "imports" ? "" : "?flow=exports";
  const before = formatMonth(yearBefore(month));
  return [
    { text: headline(answers, flow, month), path: query },
    { text: movers(answers, flow, "codes", `by code against ${before}`), path: `products${query}` },
    { text: movers(answers, flow, "partners", `by country against ${before}`), path: `countries${query}` },
  ].filter(({ text }) => text !== "");
}

function headline(answers: BriefAnswers, flow: Flow, month: string): string {
  const at = (kind: FlowAnswer, where: Record<string, string>): number | null =>
    valueAt(answers[`${flow}_${kind}`] ?? [], where);
  const [now, then] = [month, yearBefore(month)];
  const value = at("value", { month: now, group: "ai" });
  if (value === null) return `No ${flow} of ${formatMonth(now)} are labelled ${groupName("ai")}.`;
  const [share, shareThen] = [at("share", { month: now }), at("share", { month: then })];
  const growth = at("yoy", { month: now, group: "ai" });
  const [other, otherGrowth] = [
    at("value", { month: now, group: "non_ai" }),
    at("yoy", { month: now, group: "non_ai" }),
  ];
  const parts = [
    `${groupName("ai")} ${flow} were ${formatValue(value, "dollars")} in ${formatMonth(now)}`,
    growth === null
      ? `with no ${formatMonth(then)} to compare them with`
      : `${formatValue(growth, "percent", { sign: true })} against ${formatMonth(then)}`,
    share === null
      ? ""
      : `${formatValue(share, "percent")} of covered goods${shareThen === null ? "" : ` (${formatValue(shareThen, "percent")} a year before)`}`,
  ].filter(Boolean);
  const rest =
    other === null
      ? ""
      : ` ${groupName("non_ai")} ${flow} were ${formatValue(other, "dollars")}${otherGrowth === null ? "" : `, ${formatValue(otherGrowth, "percent", { sign: true })}`}.`;
  return `${parts.join(", ")}.${rest}`;
}

/** The largest changes of a month over a year, in dollars, the largest first whatever their sign. */
function movers(answers: BriefAnswers, flow: Flow, kind: "codes" | "partners", how: string): string {
  const rows = (answers[`${flow}_${kind}`] ?? [])
    .flatMap(({ value, hs10, country }) => {
      const key = kind === "codes" ? hs10 : country;
      return typeof value === "number" && value !== 0 && key !== undefined ? [{ key, value }] : [];
    })
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value) || (a.key < b.key ? -1 : 1))
    .slice(0, mostMovers);
  if (!rows.length) return "";
  const named = rows.map(
    ({ key, value }) =>
      `${nameOf(answers, flow, kind, key)} ${formatValue(value, "dollars", { sign: true })}`,
  );
  return `Largest changes of ${groupName("ai")} ${flow} ${how}: ${named.join("; ")}.`;
}

function nameOf(answers: BriefAnswers, flow: Flow, kind: "codes" | "partners", key: string): string {
  if (kind === "partners") return answers.countries?.find(({ cty_code }) => cty_code === key)?.name ?? key;
  const found = answers[`names_${flow}`]?.find(({ hs10 }) => hs10 === key);
  const name = found?.name ?? readableDescription(found?.text, longestName);
  return name ? `${formatCode(key)} (${name})` : formatCode(key);
}

function tariffLines(answers: BriefAnswers, month: string | undefined): BriefLine[] {
  if (month === undefined) return [];
  const [ai, other] = [
    valueAt(answers.duty ?? [], { month, group: "ai" }),
    valueAt(answers.duty ?? [], { month, group: "non_ai" }),
  ];
  const exempt = valueAt(answers.exempt ?? [], { month });
  const lines: BriefLine[] = [];
  if (ai !== null && other !== null)
    lines.push({
      text: `Duty came to ${formatValue(ai, "percent")} of ${groupName("ai")} imports and to ${formatValue(other, "percent")} of ${lowerFirst(groupName("non_ai"))} ones in ${formatMonth(month)}.`,
      path: "tariffs",
    });
  if (exempt !== null)
    lines.push({
      text: `Codes on an exemption list made up ${formatValue(exempt, "percent")} of ${groupName("ai")} imports in ${formatMonth(month)}: a potential, not the share that entered exempt.`,
      path: "tariffs#exemptions",
    });
  return lines;
}

function yearBefore(month: string): string {
  return `${String(Number(month.slice(0, 4)) - 1).padStart(4, "0")}${month.slice(4)}`;
}

/** The brief as text for a mail, its lines with their addresses. `root` is the site's, or "" where it is not known. */
export function briefText(
  brief: Brief,
  { root, sample, name }: { root: string; sample: boolean; name: string },
): string {
  const lines = brief.lines.map(({ text, path }) => `* ${text}\n  ${root}${path}`.trimEnd());
  return [
    `${name}: ${brief.title}`,
    ...(sample ? ["", "Sample, not for citation: values are synthetic."] : []),
    "",
    lines.join("\n\n"),
    "",
    "Source: U.S. Census Bureau. Values are nominal, in dollars, and not seasonally adjusted.",
    "",
  ].join("\n");
}
