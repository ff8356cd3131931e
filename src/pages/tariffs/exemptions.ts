import type { Site } from "../../base/site.js";
import { categoryColor, color } from "../../charts/theme.js";
import { dollars, percent } from "../../measures/format.js";
import { exemptionCoverage } from "../../measures/exemption.js";
import { categories, categoryName, formatMonth, type Query, words, capital } from "../../measures/index.js";
import { firstMonthInForce, listedCodes } from "../../measures/listed.js";
import { overlapSql, setSizes, type Intersection } from "../../measures/overlap.js";
import { ask, askSql, named, type Value } from "../../measures/question.js";
import { percentOf, known, sumOf, valueAt } from "../../measures/rows.js";
import { viewsOf } from "../../view/declare.js";
import { codeColumn, column } from "../../view/table/columns.js";
import { nameOf, namesQuestion } from "../../measures/code-names.js";
import { exemptionYear, inputs, type State } from "./inputs.js";
import {
  exempting,
  heldLists,
  heldQuestion,
  noList,
  shortName,
  shownLists,
  type ShownList,
} from "./lists.js";
import { ofPaper } from "../../measures/task.js";

const { figure, table } = viewsOf(inputs);
const anyLabel = "On any of the lists";

/** What stands on a list, or of a category on any list: percent, dollars, number of codes. */
type Covered = {
  label: string;
  share: number | null;
  value: number | null;
  codes: number | null;
  color: string;
};

/** Share, dollars and codes on lists under a query. */
function coverage(query: Query) {
  return {
    share: ask("exemption_coverage", query),
    value: ask("exempt_value", query),
    codes: ask("exempt_codes", query),
  };
}

const kinds = ["share", "value", "codes"] as const;

/** Table 2: how much of counted imports stands on each exemption list, and on any; and by category. */
export const exemptions = figure({
  name: "exemptions",
  number: "Table 2",
  questions(state, site) {
    const query: Query = { ...exemptionYear(state).query, matching: state.matching, dated: state.dated };
    const sets = [
      ...shownLists(site).map(({ list }) => [list, [list]] as const),
      ["any", exempting(site)] as const,
    ];
    const byList = sets.flatMap(([name, lists]) =>
      kinds.map((kind) => [`list_${name}_${kind}`, coverage({ ...query, where: { lists } })[kind]] as const),
    );
    const fixed = {
      category_share: ask("exemption_coverage", { ...query, by: ["category"] }),
      category_value: ask("exempt_value", { ...query, by: ["category"] }),
      category_codes: ask("exempt_codes", { ...query, by: ["category"] }),
      held: heldQuestion,
    };
    return Object.assign(fixed, named(byList));
  },
  shown(answers, { site }): { rows: Covered[]; held: ShownList[] } {
    const held = heldLists(answers.held, site);
    const one = (name: string, label: string): Covered => ({
      label,
      share: valueAt(answers[`list_${name}_share`]),
      value: valueAt(answers[`list_${name}_value`]),
      codes: valueAt(answers[`list_${name}_codes`]),
      color: color("ai"),
    });
    const byCategory = known(answers.category_share).map(({ category, value: share }) => ({
      category,
      share,
      value: valueAt(answers.category_value, { category }),
      codes: valueAt(answers.category_codes, { category }) ?? 0,
    }));
    const ofCategories = categories().flatMap((category): Covered[] =>
      byCategory
        .filter((row) => row.category === category)
        .map(({ share, value, codes }) => ({
          ...{ label: categoryName(category), share, value, codes },
          color: categoryColor(category),
        })),
    );
    const rows = [one("any", anyLabel), ...held.map(({ list, title }) => one(list, title)), ...ofCategories];
    return { held, rows: held.length ? rows : [] };
  },
  finding: ({ rows }, { state }) => exemptionsFinding(rows, state),
  subtitle: (_, { state }) =>
    `Percent of ${words().adjective} imports of ${exemptionYear(state).name}, ${state.matching === "legal" ? "codes matched by legal prefix" : `codes matched ${ofPaper("as in the paper", "by ten digits as written")}`}${state.dated ? ", each list from its own date" : ""}`,
  bars: ({ rows }) => ({
    unit: "percent",
    of: "List or category",
    caption: `${capital(words().adjective)} imports on tariff exemption lists`,
    title: "Share",
    rows: rows.map(({ label, share, color, ...beside }) => ({
      ...{ label, value: share, color, note: "no such trade", beside },
    })),
    more: [column("codes", "Codes", "codes"), column("value", "Imports on a list", "dollars")],
  }),
  empty: noList,
  note({ held }, { state, site }) {
    const missing = shownLists(site).flatMap(({ list, title }) =>
      held.some((one) => one.list === list) ? [] : [title],
    );
    return [
      "A potential, not what entered exempt: each list frees from some duties only.",
      state.dated
        ? "A list counts from the first whole month in which it was in force."
        : `A list of 2026 applied to earlier trade shows what it would have covered${ofPaper("; so does the paper's Table 2")}.`,
      missing.length ? `Not in this snapshot: ${missing.join(", ")}.` : "",
    ].join(" ");
  },
});

export function exemptionsFinding(rows: readonly Covered[], state: State): string {
  const any = rows.find(({ label }) => label === anyLabel);
  if (any?.share == null) return `${capital(words().adjective)} imports on tariff exemption lists`;
  const verb = state.dated ? "came under an exemption list in force" : "stand on at least one exemption list";
  return `${percent(any.share)} of ${words().adjective} imports of ${exemptionYear(state).name} ${verb}`;
}

/** How the exemption lists overlap within counted imports: trade that stands in exactly these lists. */
export const overlap = figure({
  name: "list-overlap",
  questions: (state, site) => ({
    sets: askSql<Intersection>((counted) =>
      overlapSql(
        "imports",
        shownLists(site).map(({ list }) => list),
        {
          ...counted,
          ...exemptionYear(state).query,
          where: { groups: ["ai"] },
          matching: state.matching,
        },
      ),
    ),
    held: heldQuestion,
  }),
  source: exemptionCoverage.source,
  shown: ({ sets, held }, { site }) => ({
    sets,
    listed: sets.filter(({ sets }) => sets !== ""),
    held: heldLists(held, site),
  }),
  finding: ({ listed }, { state }) => overlapFinding(listed, exemptionYear(state).name),
  subtitle: (_, { state }) =>
    `${capital(words().adjective)} imports of ${exemptionYear(state).name} by the lists that name their code, dollars; whatever the lists' dates`,
  bars: ({ listed }, { site }) => ({
    unit: "dollars",
    of: "Lists",
    caption: `${capital(words().adjective)} imports by the exemption lists that name their code`,
    rows: listed.map(({ sets, value }) => ({ label: setsName(sets, site), value })),
  }),
  table: ({ sets }, { site }) => ({
    columns: [
      column("name", "Lists"),
      column("codes", "Codes", "codes"),
      column("value", "Imports", "dollars", { bar: true }),
    ],
    rows: sets.map(({ sets, codes, value }) => ({ name: setsName(sets, site), codes, value })),
    filter: false,
  }),
  alternative: ({ listed }, { site }) =>
    setSizes(listed)
      .map(
        ({ set, value, onlyValue }) =>
          `${setsName(set, site)}: ${dollars(value)}, of which ${dollars(onlyValue)} on no other list.`,
      )
      .join(" "),
  empty: ({ held }) =>
    held.length ? `No ${words().adjective} code of this year stands on an exemption list.` : noList,
});

export function overlapFinding(listed: readonly Intersection[], year: string): string {
  const all = sumOf(listed);
  const shared = percentOf(sumOf(listed.filter(({ sets }) => sets.includes("|"))), all);
  if (shared === null) return "How the exemption lists overlap";
  return `${percent(shared)} of the ${words().adjective} imports of ${year} that any list names stand on more than one`;
}

/** `Annex II and Section 122`: lists without their dates; `only` where there is one. */
function setsName(sets: string, site: Pick<Site, "ownLists">): string {
  if (sets === "") return "On none of the lists";
  const lists = shownLists(site);
  const names = sets
    .split("|")
    .map((set) => shortName(lists.find(({ list }) => list === set) ?? { title: set }));
  const [last, ...before] = names.reverse();
  return before.length ? `${before.reverse().join(", ")} and ${last}` : `${last} only`;
}

/** Every counted code with the exemption lists that it stands on and since when. */
export const exemptCodes = table({
  questions: (state, site) =>
    Object.assign(
      named(shownLists(site).map(({ list }) => [`list_${list}`, listQuestion(list, state)] as const)),
      {
        values: ask("import_value", {
          ...exemptionYear(state).query,
          by: ["hs10"],
          where: { groups: ["ai"] },
        }),
        names: namesQuestion("imports"),
        held: heldQuestion,
      },
    ),
  table(answers, { state, site }) {
    const held = heldLists(answers.held, site);
    const dates = held.map(
      ({ list }) =>
        [list, new Map((answers[`list_${list}`] ?? []).map((row) => [row.hs10, row.since]))] as const,
    );
    return {
      caption: `${capital(words().adjective)} imports of ${exemptionYear(state).name} by code, and the exemption lists that name it`,
      filter: true,
      sort: { key: "value", descending: true },
      columns: [
        codeColumn("code", "Code", true),
        column("name", "Use"),
        column("value", exemptionYear(state).name, "dollars", { bar: true }),
        ...held.map((one) => column(one.list, shortName(one), undefined, { format: sinceText })),
      ],
      rows: known(answers.values)
        .filter(({ value }) => value !== 0)
        .map(({ hs10: code, value }) => ({
          code,
          name: nameOf(answers, code),
          value,
          ...Object.fromEntries(dates.map(([list, since]) => [list, since.get(code) ?? null])),
        }))
        .sort((a, b) => b.value - a.value),
    };
  },
});

function sinceText(since: Value): string {
  if (since === null) return "–";
  return since === "" ? "undated" : `from ${formatMonth(String(since))}`.replaceAll(" ", "\u00a0");
}

/** Counted codes of a list with the month from which it was in force. */
function listQuestion(list: string, { matching }: State) {
  return askSql<{
    hs10: string;
    since: string;
  }>(`SELECT x.hs10, coalesce(strftime(${firstMonthInForce("x.effective")}, '%Y-%m'), '') AS since
FROM (${listedCodes("imports", [list], matching)}) x
JOIN labels_in_use l ON l.flow = 'imports' AND l.hs10 = x.hs10
WHERE l.relevance = 'High' ORDER BY x.hs10`);
}
