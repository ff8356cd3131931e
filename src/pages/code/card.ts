import { element } from "../../base/dom.js";
import type { Row } from "../../measures/question.js";
import type { Context } from "../../view/view.js";
import { codeIndexOf } from "../../search/codes.js";
import { relabelButton } from "../../labels/relabel-menu.js";
import { readableDescription } from "../../measures/description.js";
import { formatCode, formatMonth, formatValue } from "../../measures/format.js";
import { levelsOf } from "../../measures/label-changes.js";
import { categories, categoryName } from "../../measures/index.js";
import { reportAddress } from "../../view/report.js";
import { viewsOf } from "../../view/declare.js";
import {
  countryRow,
  inputs,
  isKnown,
  nameOf,
  nameQuestions,
  own,
  subjectOf,
  underPrefix,
  type Names,
  type State,
  type Subject,
} from "./subject.js";
import { className, words } from "../../measures/task.js";

const { part } = viewsOf(inputs);

/** Who the subject is: its place in the schedule, its description, units and classes, and the way to change its label. */
export const card = part({
  questions(state) {
    const subject = subjectOf(state);
    return { ...nameQuestions, ...(subject.kind === "code" && { facts: factsQuestion(subject.prefix) }) };
  },
  element(answers, context) {
    const { document, state } = context;
    const subject = subjectOf(state);
    return element(
      document,
      "div",
      { class: "code-card" },
      subject.kind === "none" ? start(context, subject) : described(subject, answers, context),
    );
  },
  summary: () => "",
  enliven(_, answers, { state }) {
    const subject = subjectOf(state);
    if (subject.kind !== "none") document.title = `${nameOf(subject, answers)} | ${words().site}`;
  },
});

/** What Census says of a code. */
export const factColumns = `description_long, description_short, unit1, unit2, naics, naics_name, end_use, sitc, hitech,
  strftime(first_month, '%Y-%m') AS first_month, strftime(last_month, '%Y-%m') AS last_month`;

/** What Census says of a code in both flows; of a heading, how many codes it has. */
export function factsQuestion(prefix: string) {
  const [columns, grouped] =
    prefix.length === 10 ? [factColumns, ""] : ["count(*) AS codes", "GROUP BY flow "];
  return own<Row>(
    `SELECT flow, ${columns} FROM codes WHERE ${underPrefix("hs10", prefix)} ${grouped}ORDER BY flow DESC`,
  );
}

/** With no subject: why not, and the categories to begin with. */
function start({ document }: Context<State>, subject: Subject & { kind: "none" }): HTMLElement[] {
  const text =
    subject.problem ??
    `Search above, or begin with a category. The largest ${words().adjective} codes are listed below.`;
  const chips = categories().map((name) => {
    const link = element(document, "a", { class: "chip", href: `?category=${name}` }, categoryName(name));
    return element(document, "li", {}, link);
  });
  return [element(document, "p", {}, text), element(document, "ul", { class: "chips" }, chips)];
}

function described(
  subject: Exclude<Subject, { kind: "none" }>,
  answers: Names & { facts?: readonly Row[] },
  context: Context<State>,
): HTMLElement[] {
  const { document } = context;
  const index = codeIndexOf(answers.codes ?? []);
  const prefix = subject.kind === "code" ? subject.prefix : undefined;
  const known = isKnown(subject, answers);
  const text =
    subject.kind === "category"
      ? `All codes in this category that are labelled ${className("High")}`
      : subject.kind === "country"
        ? (countryRow(subject.country, answers)?.groups ?? "").split("|").filter(Boolean).join(", ")
        : index.find(subject.prefix)?.text;
  const shown = known
    ? readableDescription(text ?? "")
    : "No code, category or country of this snapshot goes by this name: nothing was traded under it. Check the digits, or search above.";
  return [
    ...(prefix === undefined ? [] : [breadcrumb(document, prefix, (level) => index.find(level)?.text ?? "")]),
    element(document, "h2", { class: "code-title" }, nameOf(subject, answers)),
    element(document, "p", { class: "code-text" }, shown),
    ...(prefix !== undefined && known
      ? [
          facts(document, answers.facts ?? []),
          relabelButton(document, { prefix }),
          reportLink(prefix, text, context),
        ]
      : []),
    ...(subject.kind === "category"
      ? [relabelButton(document, { of: subject.category }, "Change this category")]
      : []),
  ];
}

/** Opens a letter or a form to the publisher with the code filled in. */
function reportLink(
  code: string,
  text: string | undefined,
  { document, site, address }: Context<State>,
): HTMLElement {
  const href = reportAddress(site.reports ?? "mailto:", {
    about: `the label of ${formatCode(code)} in question`,
    facts: [
      ["Code", formatCode(code)],
      ["Description", text ?? ""],
      ["Labels", site.run ?? "none"],
      ["Snapshot", site.snapshot],
    ],
    address,
  });
  const link = { "data-report": true, href, rel: "external noopener" };
  return element(document, "p", { class: "code-report" }, element(document, "a", link, "Report this label"));
}

function breadcrumb(document: Document, prefix: string, textOf: (prefix: string) => string): HTMLElement {
  const levels = levelsOf(prefix).map((level) => {
    const name = `${level.length === 2 ? "Chapter " : ""}${formatCode(level)}`;
    const address = { href: `?code=${level}`, title: readableDescription(textOf(level)) };
    const place =
      level === prefix
        ? element(document, "span", { "aria-current": "page" }, name)
        : element(document, "a", address, name);
    return element(document, "li", {}, place);
  });
  const list = element(document, "ol", { class: "breadcrumb" }, levels);
  return element(document, "nav", { "aria-label": "Place in the schedule" }, list);
}

/** The facts of the flows side by side where they differ, once where they are the same. */
function facts(document: Document, rows: readonly Row[]): HTMLElement {
  const lines = Object.entries(factLines).flatMap(([title, value]) => {
    const texts = rows
      .map((row) => ({ flow: String(row["flow"]), text: value(row) }))
      .filter(({ text }) => text !== "");
    const same = new Set(texts.map(({ text }) => text)).size === 1;
    const shown =
      same && texts.length === rows.length
        ? (texts[0]?.text ?? "")
        : texts.map(({ flow, text }) => `${text} (${flow})`).join("; ");
    return shown ? [element(document, "dt", {}, title), element(document, "dd", {}, shown)] : [];
  });
  return element(document, "dl", { class: "code-facts" }, lines);
}

const text = (value: Row[string] | undefined): string => String(value ?? "");
const texts = (...values: (Row[string] | undefined)[]): string[] => values.map(text).filter(Boolean);

/** The facts by their titles, as text; empty where there is none. */
const factLines: Record<string, (row: Row) => string> = {
  "Description, as published": (row) => text(row["description_long"] ?? row["description_short"]),
  "Codes below": ({ codes }) => (typeof codes === "number" ? formatValue(codes, "codes") : ""),
  "Units of quantity": ({ unit1, unit2 }) => texts(unit1, unit2).join(", "),
  "NAICS industry": ({ naics, naics_name: name }) => texts(naics, name).join(" "),
  "End use": (row) => text(row["end_use"]),
  SITC: (row) => text(row["sitc"]),
  "Advanced technology product": (row) => text(row["hitech"]),
  Traded: ({ first_month: first, last_month: last }) =>
    first && last ? `${formatMonth(text(first))} to ${formatMonth(text(last))}` : "",
};
