import { element } from "../base/dom.js";
import { completeYears, type Site } from "../base/site.js";
import { gapsText } from "./gaps.js";
import { formatMonth, percent } from "../measures/format.js";
import { findMeasure, type Flow, type Query, words } from "../measures/index.js";
import { ask, type Answers, type Question } from "../measures/question.js";
import { readsLabels } from "../measures/reader-labels.js";
import type { View } from "./view.js";
import { flowMeasure, wholeYears } from "../measures/asking.js";

/**
 * A view of a sentence that also says what part of the trade it speaks of has no label, wherever the sentence depends
 * on labels and some trade has none: such codes count as neither counted nor other, and yet in every total. What
 * else of its trade lacks something that the sentence hangs on is said behind.
 */
export function sayingUnlabelled<S>(view: View<S>): View<S> {
  return {
    ...view,
    questions(state, site) {
      const questions = view.questions(state, site);
      return { ...questions, ...unlabelledQuestions(questions, site) };
    },
    render(answers, context) {
      const node = view.render(answers, context);
      const text = [
        unlabelledText(answers, context.questions),
        gapsText(context.questions, context.site.gaps),
      ]
        .filter(Boolean)
        .join(" ");
      const sentence = node.querySelector(".headline") ?? node;
      if (text) sentence.append(element(context.document, "span", { class: "unlabelled-part" }, ` ${text}`));
      return node;
    },
  };
}

const prefix = "unlabelled_part_of_";

/** The unlabelled part of each flow that the questions' labels bear on, over their window or the last whole year. */
function unlabelledQuestions(
  questions: Record<string, Question>,
  site: Pick<Site, "months">,
): Record<string, Question> {
  const found: Record<string, Question> = {};
  for (const { measure, sql } of Object.values(questions)) {
    if (!measure || !readsLabels(sql) || !tellsGroupsApart(measure.query)) continue;
    for (const flow of findMeasure(measure.name).flows)
      found[prefix + flow] ??= ask(flowMeasure(flow, "share"), {
        ...windowOf(measure.query, site, flow),
        ...(measure.query.allGoods === undefined ? {} : { allGoods: measure.query.allGoods }),
        where: { groups: ["unlabelled"] },
        of: "all",
      });
  }
  return found;
}

/** `0.9 % of the imports of 2025 have no label …`; empty where everything has one. */
function unlabelledText(answers: Answers, questions: Record<string, Question>): string {
  const parts = (["imports", "exports"] as const).flatMap((flow) => {
    const value = answers[prefix + flow]?.[0]?.["value"];
    const query = questions[prefix + flow]?.measure?.query;
    if (typeof value !== "number" || value === 0) return [];
    const share = Math.abs(value) < 0.05 ? "less than 0.1 %" : percent(value);
    return [`${share} of ${flow}${periodOf(query)}`];
  });
  return parts.length
    ? `Codes without a label hold ${parts.join(" and ")}: they count in totals, and neither as ${words().adjective} nor as ${words().other}.`
    : "";
}

function tellsGroupsApart({ by = [], where }: Query): boolean {
  if (by.includes("group") || by.includes("category")) return true;
  return !where?.groups || where.groups.some((group) => group !== "all");
}

function windowOf({ from, to }: Query, site: Pick<Site, "months">, flow: Flow): Pick<Query, "from" | "to"> {
  if (from && to) return { from, to };
  const year = completeYears(site, flow).at(-1);
  return year === undefined ? {} : wholeYears(year);
}

function periodOf(query: Query | undefined): string {
  const { from, to } = query ?? {};
  if (!from || !to) return "";
  const year = from.slice(0, 4);
  if (from === `${year}-01` && to === `${year}-12`) return ` in ${year}`;
  return from === to ? ` in ${formatMonth(from)}` : ` from ${formatMonth(from)} to ${formatMonth(to)}`;
}
