import { codeIndexOf, codesSql } from "../../view/search/codes.js";
import type { Answers, Question } from "../../measures/question.js";
import type { View } from "../../view/page/view.js";
import { element } from "../../base/dom.js";
import { isPrefix } from "../../measures/label-changes.js";
import { formatCode } from "../../measures/format.js";
import { excludedChapters, type Query } from "../../measures/index.js";
import { quoteText } from "../../measures/sql.js";
import { categoryName } from "../../labels/words.js";
import type { State } from "./inputs.js";

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

/** The part of every query that the subject decides: a code counts with all of its trade, the others with what is AI-related. */
export function queryOf(subject: Subject): Query {
  switch (subject.kind) {
    case "code":
      return {
        where: { groups: ["all"], codes: [subject.prefix] },
        allGoods: (excludedChapters as readonly string[]).includes(subject.prefix.slice(0, 2)),
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
export const nameQuestions: Record<string, Question> = {
  codes: { sql: codesSql, detail: "none" },
  countries: { sql: `SELECT cty_code, name, "groups" FROM countries ORDER BY name`, detail: "none" },
};

/** `8471.50.0150`, `Cooling and HVAC`, `Mexico`. */
export function nameOf(subject: Subject, answers: Answers): string {
  switch (subject.kind) {
    case "code":
      return formatCode(subject.prefix);
    case "category":
      return categoryName(subject.category);
    case "country":
      return String(countryRow(subject.country, answers)?.["name"] ?? subject.country);
    case "none":
      return "AI-related goods";
  }
}

export function countryRow(code: string, answers: Answers) {
  return (answers["countries"] ?? []).find((row) => row["cty_code"] === code);
}

/** Does the snapshot know the subject at all? */
export function isKnown(subject: Subject, answers: Answers): boolean {
  if (subject.kind === "code") return codeIndexOf(answers["codes"] ?? []).isKnown(subject.prefix);
  return subject.kind !== "country" || countryRow(subject.country, answers) !== undefined;
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
