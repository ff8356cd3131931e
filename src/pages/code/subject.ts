import { element } from "../../base/dom.js";
import { formatCode } from "../../measures/format.js";
import {
  capital,
  words,
  categoriesByName,
  categoryName,
  excludedChapters,
  type Category,
  type Query,
} from "../../measures/index.js";
import { isPrefix } from "../../measures/label-changes.js";
import { askSql, type AnswersTo } from "../../measures/question.js";
import { quoteText } from "../../measures/sql.js";
import type { View } from "../../view/view.js";
import { codeIndexOf, codesSql } from "../../search/codes.js";
import { choice, text, type StateOf } from "../../view/state/inputs.js";

export const inputs = {
  code: text({ label: "Code or heading", maxLength: 20, help: "2 to 10 digits, dotted or not" }),
  category: choice<Category>({ none: "None", ...categoriesByName() }, { label: "Category", control: "menu" }),
  country: text({
    label: "Country",
    maxLength: 4,
    help: "Census code of four digits; found in the search above",
    valid: (value) => value === "" || /^\d{4}$/.test(value),
  }),
  flow: choice({ imports: "Imports", exports: "Exports" }, { label: "Partners, places and parts of" }),
};

export type State = StateOf<typeof inputs>;

/** What a page is about: a code or heading, a category, a country, or nothing yet. */
export type Subject =
  | { kind: "code"; prefix: string }
  | { kind: "category"; category: string }
  | { kind: "country"; country: string }
  | { kind: "none"; problem?: string };

/** The subject of the inputs: a code goes before a category, and that before a country. */
export function subjectOf(state: State): Subject {
  const prefix = state.code.replaceAll(/[.\s]/g, "");
  if (isPrefix(prefix)) return { kind: "code", prefix };
  if (prefix !== "")
    return {
      kind: "none",
      problem: `“${state.code}” is not a code: codes and headings have 2, 4, 6, 8 or 10 digits.`,
    };
  if (state.category !== "none") return { kind: "category", category: state.category };
  if (state.country !== "") return { kind: "country", country: state.country };
  return { kind: "none" };
}

/** The part of every query that the subject decides: a code counts with all of its trade, the others with what is counted. */
export function queryOf(subject: Subject): Query {
  switch (subject.kind) {
    case "code":
      return {
        where: { groups: ["all"], codes: [subject.prefix] },
        allGoods: excludedChapters().includes(subject.prefix.slice(0, 2)),
      };
    case "category":
      return { where: { groups: ["ai"], categories: [subject.category] } };
    case "country":
      return { where: { groups: ["ai"], countries: [subject.country] } };
    case "none":
      return { where: { groups: ["ai"] } };
  }
}

/** The names that subjects are shown by; prepared at build, as no label changes them. */
export const nameQuestions = {
  codes: askSql(codesSql, "none"),
  countries: askSql<{ cty_code: string; name: string; groups: string | null }>(
    `SELECT cty_code, name, "groups" FROM countries ORDER BY name`,
    "none",
  ),
};

export type Names = Partial<AnswersTo<typeof nameQuestions>>;

/** `8471.50.0150`, `Cooling and HVAC`, `Mexico`. */
export function nameOf(subject: Subject, names: Names): string {
  switch (subject.kind) {
    case "code":
      return formatCode(subject.prefix);
    case "category":
      return categoryName(subject.category);
    case "country":
      return countryRow(subject.country, names)?.name ?? subject.country;
    case "none":
      return `${capital(words().adjective)} goods`;
  }
}

export function countryRow(code: string, { countries = [] }: Names) {
  return countries.find(({ cty_code }) => cty_code === code);
}

/** Does the snapshot know the subject at all? */
export function isKnown(subject: Subject, names: Names): boolean {
  if (subject.kind === "code") return codeIndexOf(names.codes ?? []).isKnown(subject.prefix);
  return subject.kind !== "country" || countryRow(subject.country, names) !== undefined;
}

/** The prefix of a page about a code; empty on any other page. */
export function prefixOf(state: State): string {
  const subject = subjectOf(state);
  return subject.kind === "code" ? subject.prefix : "";
}

/** SQL of the page's own over relations that hold every code; `R` is a row. */
export function own<R>(sql: string) {
  return askSql<R>(sql, "none");
}

/** SQL condition: a code lies under the subject's prefix. */
export function underPrefix(column: string, prefix: string): string {
  return prefix.length === 10
    ? `${column} = ${quoteText(prefix)}`
    : `starts_with(${column}, ${quoteText(prefix)})`;
}

/** A view that is there for some kinds of subjects only. */
export function onlyFor(kinds: readonly Subject["kind"][], view: View<State>): View<State> {
  return onlyIf(({ kind }) => kinds.includes(kind), view);
}

/** Are there codes below the subject? */
export function hasParts(subject: Subject): boolean {
  return subject.kind !== "code" || subject.prefix.length < 10;
}

/** A view that is there for some subjects only. */
export function onlyIf(applies: (subject: Subject) => boolean, view: View<State>): View<State> {
  const shows = (state: State): boolean => applies(subjectOf(state));
  return {
    ...view,
    questions: (state, site) => (shows(state) ? view.questions(state, site) : {}),
    render: (answers, context) =>
      shows(context.state)
        ? view.render(answers, context)
        : element(context.document, "div", { hidden: true }),
    enliven(node, answers, context) {
      if (shows(context.state)) view.enliven?.(node, answers, context);
    },
  };
}
