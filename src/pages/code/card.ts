import { element } from "../../base/dom.js";
import type { Answers, Question, Row } from "../../measures/question.js";
import type { Context, View } from "../../view/page/view.js";
import { codeIndexOf } from "../../view/search/codes.js";
import { relabelButton } from "../../labels/relabel-menu.js";
import { readableDescription } from "../../measures/description.js";
import { formatCode, formatMonth } from "../../measures/format.js";
import { levelsOf } from "../../measures/label-changes.js";
import { categories, categoryNames } from "../../measures/index.js";
import { reportAddress } from "../../view/report.js";
import type { State } from "./inputs.js";
import {
  countryRow,
  isKnown,
  nameOf,
  nameQuestions,
  subjectOf,
  underPrefix,
  type Subject,
} from "./subject.js";

/** Who the subject is: its place in the schedule, its description, units and classes, and the way to change its label. */
export const card: View<State> = {
  questions(state) {
    const subject = subjectOf(state);
    return { ...nameQuestions, ...(subject.kind === "code" ? { facts: factsQuestion(subject.prefix) } : {}) };
  },
  render(answers, context) {
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
    if (subject.kind !== "none") document.title = `${nameOf(subject, answers)} | AI Trade Atlas`;
  },
};

/** What Census says of a code. */
export const factColumns = `description_long, description_short, unit1, unit2, naics, naics_name, end_use, sitc, hitech,
  strftime(first_month, '%Y-%m') AS first_month, strftime(last_month, '%Y-%m') AS last_month`;

/** What Census says of a code in both flows; of a heading, how many codes it has. */
export function factsQuestion(prefix: string): Question {
  const columns = prefix.length === 10 ? factColumns : "count(*) AS codes";
  return {
    sql: `SELECT flow, ${columns} FROM codes WHERE ${underPrefix("hs10", prefix)} ${prefix.length === 10 ? "" : "GROUP BY flow "}ORDER BY flow DESC`,
    detail: "none",
  };
}

/** With no subject: why not, and the categories to begin with. */
function start({ document }: Context<State>, subject: Subject & { kind: "none" }): HTMLElement[] {
  return [
    element(
      document,
      "p",
      {},
      subject.problem ??
        "Search above, or begin with a category. The largest AI-related codes are listed below.",
    ),
    element(
      document,
      "ul",
      { class: "chips" },
      categories.map((name) =>
        element(
          document,
          "li",
          {},
          element(document, "a", { class: "chip", href: `?category=${name}` }, categoryNames[name]),
        ),
      ),
    ),
  ];
}

function described(
  subject: Exclude<Subject, { kind: "none" }>,
  answers: Answers,
  context: Context<State>,
): HTMLElement[] {
  const { document } = context;
  const known = isKnown(subject, answers);
  const index = codeIndexOf(answers["codes"] ?? []);
  const text =
    subject.kind === "code"
      ? index.find(subject.prefix)?.text
      : subject.kind === "country"
        ? String(countryRow(subject.country, answers)?.["groups"] ?? "")
            .split("|")
            .filter(Boolean)
            .join(", ")
        : "All codes in this category that are labelled High";
  return [
    ...(subject.kind === "code"
      ? [breadcrumb(document, subject.prefix, (prefix) => index.find(prefix)?.text ?? "")]
      : []),
    element(document, "h2", { class: "code-title" }, nameOf(subject, answers)),
    element(
      document,
      "p",
      { class: "code-text" },
      known
        ? readableDescription(text ?? "")
        : "No code, category or country of this snapshot goes by this name: nothing was traded under it. Check the digits, or search above.",
    ),
    ...(subject.kind === "code" && known ? facts(document, answers["facts"] ?? []) : []),
    ...(subject.kind === "code" && known
      ? [relabelButton(document, { prefix: subject.prefix }), reportLink(subject.prefix, text, context)]
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
  const attributes = { "data-report": true, href, rel: "external noopener" };
  return element(
    document,
    "p",
    { class: "code-report" },
    element(document, "a", attributes, "Report this label"),
  );
}

function breadcrumb(document: Document, prefix: string, textOf: (prefix: string) => string): HTMLElement {
  const names: Record<number, string> = { 2: "Chapter ", 4: "", 6: "", 8: "", 10: "" };
  return element(
    document,
    "nav",
    { "aria-label": "Place in the schedule" },
    element(
      document,
      "ol",
      { class: "breadcrumb" },
      levelsOf(prefix).map((level) => {
        const name = `${names[level.length]}${formatCode(level)}`;
        return element(
          document,
          "li",
          {},
          level === prefix
            ? element(document, "span", { "aria-current": "page" }, name)
            : element(
                document,
                "a",
                { href: `?code=${level}`, title: readableDescription(textOf(level)) },
                name,
              ),
        );
      }),
    ),
  );
}

/** The facts of the flows side by side where they differ, once where they are the same. */
function facts(document: Document, rows: readonly Row[]): HTMLElement[] {
  const lines = factLines.flatMap(({ title, value }) => {
    const texts = rows
      .map((row) => ({ flow: String(row["flow"]), text: value(row) }))
      .filter(({ text }) => text !== "");
    const same = new Set(texts.map(({ text }) => text)).size === 1;
    const shown =
      same && texts.length === rows.length
        ? (texts[0]?.text ?? "")
        : texts.map(({ flow, text }) => `${text} (${flow})`).join("; ");
    return shown ? [[element(document, "dt", {}, title), element(document, "dd", {}, shown)]] : [];
  });
  return [element(document, "dl", { class: "code-facts" }, lines)];
}

const text = (value: Row[string] | undefined): string =>
  value === null || value === undefined ? "" : String(value);

const factLines: readonly { title: string; value: (row: Row) => string }[] = [
  {
    title: "Description, as published",
    value: (row) => text(row["description_long"] ?? row["description_short"]),
  },
  {
    title: "Codes below",
    value: (row) => (typeof row["codes"] === "number" ? row["codes"].toLocaleString("en-US") : ""),
  },
  {
    title: "Units of quantity",
    value: (row) => [row["unit1"], row["unit2"]].map(text).filter(Boolean).join(", "),
  },
  {
    title: "NAICS industry",
    value: (row) => [row["naics"], row["naics_name"]].map(text).filter(Boolean).join(" "),
  },
  { title: "End use", value: (row) => text(row["end_use"]) },
  { title: "SITC", value: (row) => text(row["sitc"]) },
  { title: "Advanced technology product", value: (row) => text(row["hitech"]) },
  {
    title: "Traded",
    value: (row) =>
      row["first_month"] && row["last_month"]
        ? `${formatMonth(text(row["first_month"]))} to ${formatMonth(text(row["last_month"]))}`
        : "",
  },
];
