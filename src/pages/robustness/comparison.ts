import type { Site } from "../../base/site.js";
import { barChart, barsHeight } from "../../charts/bars.js";
import { figure } from "../../view/figure/figure.js";
import type { Answers } from "../../measures/question.js";
import { openingElement } from "../../view/opening.js";
import type { View } from "../../view/page/view.js";
import { color } from "../../charts/theme.js";
import { formatValue } from "../../measures/index.js";
import { definitionQuestions, outcomes } from "./definitions.js";
import type { State } from "./inputs.js";

/** The range of answers in one sentence. */
export const headline: View<State> = {
  questions: definitionQuestions,
  render: (answers, { document, state, site }) =>
    openingElement(
      document,
      headlineText(answers, state, site),
      learnedText(outcomes(answers, state, site), state),
    ),
};

/** Which definitions are the widest and the narrowest, and how far growth differs among them; percent. */
export function learnedText(
  all: readonly { label: string; share: number | null; growth: number | null }[],
  { flow, base, year }: Pick<State, "flow" | "base" | "year">,
): (string | undefined)[] {
  const percent = (value: number, sign = false): string => formatValue(value, "percent", { sign });
  const shares = all.flatMap(({ label, share }) => (share === null ? [] : [{ label, value: share }]));
  const growths = all.flatMap(({ growth }) => (growth === null ? [] : [growth]));
  const [widest, ...others] = [...shares].sort((a, b) => b.value - a.value);
  const narrowest = others.at(-1);
  return [
    widest && narrowest
      ? `The widest definition is “${widest.label}” with ${percent(widest.value)} of ${flow} in ${year}, the narrowest “${narrowest.label}” with ${percent(narrowest.value)}.`
      : undefined,
    growths.length > 1 && base < year
      ? `Growth since ${base} lies between ${percent(Math.min(...growths), true)} and ${percent(Math.max(...growths), true)}.`
      : undefined,
  ];
}

export function headlineText(answers: Answers, state: State, site: Pick<Site, "ownLists"> = {}): string {
  const rows = outcomes(answers, state, site).filter((row) => row.share !== null);
  const [baseline] = rows;
  if (!baseline || rows.length < 2)
    return `This snapshot does not hold ${state.year} whole, so definitions cannot be compared.`;
  const shares = rows.map((row) => row.share ?? 0);
  const grew = rows.filter((row) => (row.growth ?? 0) > 0).length;
  return `Depending on the definition, AI-related goods are ${formatValue(Math.min(...shares), "percent")} to ${formatValue(Math.max(...shares), "percent")} of ${state.flow} in ${state.year} (baseline ${formatValue(baseline.share, "percent")}); they grew since ${state.base} under ${grew} of ${rows.length} definitions.`;
}

/** A bar for each definition: the share, or the growth, that it gives. */
export function comparison(kind: "share" | "growth"): View<State> {
  const text = (value: number | null): string => formatValue(value, "percent", { sign: kind === "growth" });
  const rowsOf = (answers: Answers, state: State, site: Site): { label: string; value: number }[] =>
    outcomes(answers, state, site)
      .map(({ label, ...row }) => ({ label, value: row[kind] }))
      .filter((row): row is { label: string; value: number } => row.value !== null);
  return figure<State>({
    name: `definitions-${kind}`,
    questions: definitionQuestions,
    title(answers, { state, site }) {
      const rows = rowsOf(answers, state, site);
      const [baseline] = rows;
      const largest = [...rows].sort((a, b) => b.value - a.value)[0];
      if (!baseline || !largest) return "Other definitions of AI-related";
      return kind === "share"
        ? `The share is ${text(baseline.value)} in the baseline and at most ${text(largest.value)} (${largest.label})`
        : `Growth since ${state.base} is ${text(baseline.value)} in the baseline and at most ${text(largest.value)} (${largest.label})`;
    },
    subtitle: (_, { state }) =>
      kind === "share"
        ? `Percent of ${state.flow}, ${state.year}, by definition`
        : `Percent change of ${state.flow}, ${state.base} to ${state.year}, by definition`,
    height: (_, answers, { state, site }) => barsHeight(rowsOf(answers, state, site).length),
    chart(answers, frame, { state, site }) {
      const rows = rowsOf(answers, state, site);
      if (!rows.length) return undefined;
      return barChart(
        rows.map((row, i) => ({ ...row, color: i === 0 ? color("ai") : color("medium") })),
        { ...frame, format: text },
      );
    },
    table: (answers, { state, site }) => ({
      caption: "What each definition gives",
      filter: false,
      columns: [
        { key: "label", title: "Definition" },
        {
          key: "value",
          title: "Value",
          numeric: true,
          unit: "US dollars",
          format: (v) => formatValue(v as number | null, "dollars"),
        },
        {
          key: "share",
          title: "Share",
          numeric: true,
          unit: "percent",
          format: (v) => formatValue(v as number | null, "percent"),
        },
        {
          key: "growth",
          title: `Since ${state.base}`,
          numeric: true,
          unit: "percent",
          format: (v) => formatValue(v as number | null, "percent", { sign: true }),
        },
      ],
      rows: outcomes(answers, state, site),
    }),
    alternative: (answers, { state, site }) =>
      rowsOf(answers, state, site)
        .map(({ label, value }) => `${label}: ${text(value)}.`)
        .join(" "),
    note: () =>
      "Definitions without trade in this snapshot are left out. A published list names six- or eight-digit headings, so it takes in more codes than were meant.",
  });
}
