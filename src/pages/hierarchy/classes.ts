import { percent, signedPercent } from "../../measures/format.js";
import { readableDescription } from "../../measures/description.js";
import { color } from "../../charts/theme.js";
import { codeGrowthSql, type CodeGrowth } from "../../measures/families.js";
import { formatCode, formatMonth, type Flow, words, capital } from "../../measures/index.js";
import { ask, askSql, type AnswersTo } from "../../measures/question.js";
import { known, percentOf } from "../../measures/rows.js";
import { sourceOf } from "../../measures/value.js";
import { viewsOf } from "../../view/declare.js";
import { codeColumn, column, descriptionColumn } from "../../view/table/columns.js";
import { flowMeasure, perFlow, wholeYears } from "../../measures/asking.js";
import { belowPrefix, inputs, prefixOf, type State } from "./inputs.js";
import { flows } from "./lines.js";
import { capitalGoodsNames, endUseNames, technologyNames } from "../../measures/class-names.js";

const { figure } = viewsOf(inputs);
const shown = 12;
const series = [
  { key: "imports", name: `${capital(words().adjective)} imports`, color: color("ai") },
  { key: "exports", name: `${capital(words().adjective)} exports`, color: color("non-ai") },
] as const;
const classNames = {
  naics: "NAICS industry",
  end_use: "end use",
  hitech: "advanced technology group",
} as const;

/** Counted trade in a class; dollars. */
export type ClassRow = { key: string; name: string; imports: number | null; exports: number | null };

function classQuestions(state: State) {
  const { where, ...query } = belowPrefix(state);
  const value = (flow: Flow) =>
    ask(flowMeasure(flow, "value"), {
      ...query,
      // The whole is that of every other page; below a number of a left-out chapter, that chapter counts.
      allGoods: prefixOf(state) !== "",
      ...wholeYears(state.year),
      by: [state.classes],
      where: { ...where, groups: ["ai"] },
    });
  return {
    imports: value("imports"),
    exports: value("exports"),
    industries: askSql<{ naics: string; name: string | null }>(
      "SELECT naics, min(naics_name) AS name FROM codes WHERE naics IS NOT NULL GROUP BY naics ORDER BY naics",
    ),
  };
}

/** Counted trade through another classification of the same codes. */
export const classes = figure({
  name: "other-classifications",
  questions: classQuestions,
  shown: (answers, { state }) => classRows(answers, state.classes),
  finding: (rows, { state }) => classesFinding(rows, state),
  subtitle: (_, { state }) =>
    `Dollars in ${state.year} by ${classNames[state.classes]}, the ${shown} largest${prefixOf(state) ? `, codes below ${prefixOf(state)}` : ""}`,
  bars: (rows, { state }) => ({
    unit: "dollars",
    of: "Class",
    caption: `${capital(words().adjective)} trade by ${classNames[state.classes]}, ${state.year}`,
    first: shown,
    rows: rows.map(({ key, name, ...values }) => ({
      ...{ label: [key, name].filter(Boolean).join(" "), values, note: "none", beside: { key } },
    })),
    series,
    more: [column("key", "Code", undefined, { format: (key) => String(key) || "none" })],
  }),
  empty: (_, { state }) =>
    `No code below ${prefixOf(state) || "any chapter"} is labelled ${words().adjective}, or none traded in ${state.year}.`,
  note: (_, { state }) => notes[state.classes],
});

const notes: Record<State["classes"], string> = {
  naics:
    "The Census concordance gives each ten-digit code one industry, that which mainly makes such goods in the United States; a code whose goods several industries make is still counted whole in one. An X stands for digits that Census does not split. The concordance follows the newest code list held, so old codes keep the industry of their time.",
  end_use: `End-use codes are those of the FT-900 and differ between imports and exports beyond the first digits; a line of that release also takes in goods that no label calls ${words().adjective}.`,
  hitech:
    "Advanced technology products are Census's own list of about 500 codes, chosen for the technology inside and not for the use: much of what counts here is not on it, and aircraft are.",
};

export function classesFinding(
  rows: readonly ClassRow[],
  { classes, year }: Pick<State, "classes" | "year">,
): string {
  const imports = (of: readonly ClassRow[]): number => of.reduce((sum, row) => sum + (row.imports ?? 0), 0);
  const total = imports(rows);
  const neutral = `${capital(words().adjective)} trade by ${classNames[classes]}`;
  const part = (is: (row: ClassRow) => boolean): string | undefined => {
    const share = percentOf(imports(rows.filter(is)), total);
    return share === null ? undefined : percent(share);
  };
  const said = (share: string | undefined, sentence: (share: string) => string): string =>
    share === undefined ? neutral : sentence(share);
  if (classes === "end_use")
    return said(
      part(({ key }) => key.startsWith("2")),
      (share) => `Capital goods are ${share} of ${words().adjective} imports in ${year}`,
    );
  if (classes === "hitech")
    return said(
      part(({ key }) => key !== ""),
      (share) => `Census counts ${share} of ${words().adjective} imports of ${year} as advanced technology`,
    );
  const [first] = [...rows].sort((a, b) => (b.imports ?? 0) - (a.imports ?? 0));
  return said(
    part((row) => row === first),
    (share) =>
      `The industry of ${(first?.name ?? "").toLowerCase()} stands for ${share} of ${words().adjective} imports in ${year}`,
  );
}

function classRows(
  answers: AnswersTo<ReturnType<typeof classQuestions>>,
  classes: State["classes"],
): ClassRow[] {
  const industries = new Map(answers.industries.map(({ naics, name }) => [naics, name ?? ""]));
  const rows = new Map<string, ClassRow>();
  for (const flow of flows)
    for (const answer of known(answers[flow])) {
      const written = answer[classes] ?? "";
      const key = classes === "hitech" && written ? written.padStart(2, "0") : written;
      const name = className(key, classes, industries.get(written));
      const row = rows.get(key) ?? { key, name, imports: null, exports: null };
      row[flow] = (row[flow] ?? 0) + answer.value;
      rows.set(key, row);
    }
  return [...rows.values()].sort(
    (a, b) => (b.imports ?? 0) + (b.exports ?? 0) - (a.imports ?? 0) - (a.exports ?? 0),
  );
}

function className(key: string, classes: State["classes"], industry: string | undefined): string {
  if (!key)
    return { naics: "No industry", end_use: "No end use", hitech: "Not advanced technology" }[classes];
  if (classes === "naics") return industry ?? "";
  if (classes === "hitech") return technologyNames[key] ?? "";
  return capitalGoodsNames[key] ?? endUseNames[key.slice(0, 1)] ?? "";
}

/** A code whose first or last month with trade lies inside the snapshot's months, with these months. */
type BreakRow = {
  hs10: string;
  description: string | null;
  family: string;
  began: string | null;
  ended: string | null;
};

/** The questions behind the breaks; names end in the flow. */
export function breakQuestions(state: State) {
  return perFlow((flow) => ({
    breaks: askSql<CodeGrowth>((counted) => breaksSql(flow, state, counted), "none"),
    months: askSql<BreakRow>(monthsSql(flow, prefixOf(state)), "none"),
  }));
}

/** Codes that began, ended or were split, and the growth of the family that they form. */
export const breaks = figure({
  name: "hierarchy-breaks",
  questions: breakQuestions,
  shown: (answers) => ({
    families: flows
      .flatMap((flow) => answers[`breaks_${flow}`].map((row) => ({ ...row, flow })))
      .sort((a, b) => Math.max(b.now_value, b.then_value) - Math.max(a.now_value, a.then_value)),
    events: flows.flatMap((flow) => answers[`months_${flow}`].map((row) => ({ ...row, flow }))),
  }),
  finding: ({ families, events }, { state }) => breaksFinding(families[0], events, state),
  subtitle: (_, { state }) =>
    `Growth of families of codes that replaced one another, percent from ${state.base} to ${state.year}; the ${shown} largest of several numbers`,
  bars: ({ families }) => ({
    unit: "percent",
    sign: true,
    of: "Family",
    caption: "",
    rows: families.slice(0, shown).map(({ code, flow, description, growth }) => ({
      label: `${formatCode(code)}${flow === "exports" ? " (exports)" : ""} ${readableDescription(description, 60)}`,
      value: growth,
      color: color(flow === "imports" ? "ai" : "non-ai"),
      note: "no base",
    })),
  }),
  table: ({ families, events }, { state }) => ({
    caption: `Codes that began or ended, and their families, ${state.base} to ${state.year}`,
    filter: true,
    columns: [
      column("flow", "Flow"),
      codeColumn("hs10"),
      descriptionColumn(),
      column("event", "What happened"),
      codeColumn("family", "Family"),
      column("growth", "Growth of the family", "percent", {
        format: (value, row) =>
          value === null ? String(row["status"] ?? "–") : signedPercent(Number(value)),
      }),
    ],
    rows: events.map(({ flow, hs10, description, family, began, ended }) => {
      const own = families.find((other) => other.flow === flow && other.family === family);
      const event = [
        began === null ? "" : `began ${formatMonth(began)}`,
        ended === null ? "" : `ended ${formatMonth(ended)}`,
      ];
      return {
        ...{ flow, hs10, description, family, event: event.filter(Boolean).join(", ") },
        growth: own?.growth ?? null,
        status: own ? own.status : "no other number",
      };
    }),
  }),
  empty: ({ events }) =>
    events.length
      ? "No family of several numbers traded in both years. The table view lists the codes that began or ended."
      : "No code began or ended here, so growth by code is growth of the good.",
  note: "First and last month are those with trade in this snapshot: a code rarely traded can look born or ended. Families join a number that ends to the numbers that begin in its place; growth is never measured across a break without them.",
  source: flows.map(sourceOf).join("; "),
});

export function breaksFinding(
  first: Pick<CodeGrowth, "code" | "members" | "growth"> | undefined,
  events: readonly Pick<BreakRow, "began" | "ended">[],
  state: Pick<State, "code" | "base">,
): string {
  const born = events.filter(({ began }) => began !== null).length;
  const over = events.filter(({ ended }) => ended !== null).length;
  if (born + over === 0)
    return `No code below ${formatCode(prefixOf(state)) || "any chapter"} began or ended inside the data`;
  const growth =
    first?.growth === null
      ? "has no base"
      : `changed by ${signedPercent(first?.growth ?? 0)} since ${state.base}`;
  const story = first
    ? `; the family of ${formatCode(first.code)} (${first.members.split("|").length} numbers) ${growth}`
    : "";
  return `${born} codes began and ${over} ended inside the data${story}`;
}

function breaksSql(flow: Flow, state: State, counted: object): string {
  const growth = codeGrowthSql(flow, "family", state.year, {
    ...counted,
    base: state.base,
    allGoods: true,
    where: { groups: ["all"] },
  });
  return `SELECT * FROM (${growth}) grown
WHERE contains(members, '|') AND contains('|' || members, '|${prefixOf(state)}')
ORDER BY greatest(now_value, then_value) DESC, code LIMIT 200`;
}

/** Codes whose first or last month with trade lies inside the snapshot's months. */
function monthsSql(flow: Flow, prefix: string): string {
  return `WITH span AS (SELECT min(month) AS first, max(month) AS last FROM coverage WHERE flow = '${flow}')
SELECT hs10, coalesce(description_long, description_short) AS description, coalesce(family, hs10) AS family,
  CASE WHEN first_month > span.first THEN strftime(first_month, '%Y-%m') END AS began,
  CASE WHEN last_month < span.last THEN strftime(last_month, '%Y-%m') END AS ended
FROM codes, span
WHERE flow = '${flow}' AND starts_with(hs10, '${prefix}') AND (first_month > span.first OR last_month < span.last)
ORDER BY coalesce(family, hs10) = hs10, greatest(coalesce(began, ''), coalesce(ended, '')) DESC, hs10 LIMIT 1000`;
}
