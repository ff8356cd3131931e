import { heatHeight } from "../../charts/heat.js";
import {
  againstRest,
  cohenKappa,
  confusion,
  jaccard,
  observedAgreement,
  type Confusion,
} from "../../measures/agreement.js";
import { formatValue } from "../../measures/index.js";
import {
  runDifferencesSql,
  runPairsSql,
  runVotesSql,
  type RunPair,
  type RunVotes,
} from "../../measures/label-runs.js";
import { askSql } from "../../measures/question.js";
import { krippendorffAlpha, type Votes } from "../../measures/reliability.js";
import type { Site } from "../../base/site.js";
import { element } from "../../base/dom.js";
import { viewsOf } from "../../view/declare.js";
import type { Context } from "../../view/view.js";
import { codeColumn, column, descriptionColumn } from "../../view/table/columns.js";
import { wholeYears } from "../../measures/asking.js";
import { inputs, type State } from "./inputs.js";
import { decimal } from "./validation.js";
import { className } from "../../measures/task.js";

const { figure, table, part } = viewsOf(inputs);

/** Labels from least to most, as agreement counts them. */
const labelOrder = ["Low", "Medium", "High"] as const;

/** What has to be said before runs can be compared; nothing where they can. */
export const comparable = part({
  element: (_, context) => element(context.document, "p", {}, comparableText(context)),
});

type Runs = { site: Pick<Site, "runs">; state: Pick<State, "run" | "other"> };

export function comparableText({ site, state }: Runs): string {
  if (site.runs.length < 2)
    return "This snapshot holds one run only, so there is nothing to compare it with. Another one (atlas label --labeler keyword, atlas label --labeler claude --runs 3, atlas label import) and atlas snapshot bring it here.";
  return state.run === state.other
    ? "A run agrees with itself. Choose another one to compare it with."
    : `Run ${state.run} beside run ${state.other}: the codes that both hold. Two runs that agree are not therefore right.`;
}

/** Nothing stands where there are no two runs: `comparable` says why. */
const unlessTwo = <T>(_: T, { site, state }: Context<State>): string | undefined =>
  site.runs.length > 1 && state.run !== state.other ? undefined : "";

/** The confusion matrix of two runs by number of codes. */
export const matrix = figure({
  name: "confusion-matrix",
  questions: (state) => ({ pairs: pairsQuestion(state) }),
  shown: ({ pairs }) => pairs,
  instead: unlessTwo,
  finding: matrixFinding,
  subtitle: (_, { state }) => `Codes of ${state.flow}; rows: run ${state.run}, columns: run ${state.other}`,
  height: () => heatHeight(labelOrder.length) + 24,
  heat(pairs, { state }) {
    const names = labelOrder.map(className);
    const rows = matrixOf(pairs, "codes").map((row, i) => ({
      label: names[i] ?? "",
      values: new Map(row.map((value, j) => [names[j] ?? "", value])),
    }));
    return {
      ...{ unit: "codes", of: `Run ${state.run}`, caption: "Codes and dollars by the labels of two runs" },
      ...{ columns: names, rows: pairs.length ? rows : [] },
    };
  },
  table: (pairs, { state }) => ({
    filter: false,
    columns: [
      column("first", state.run),
      column("second", state.other),
      column("codes", "Codes", "codes"),
      column("value", "Value", "dollars"),
    ],
    rows: pairs.map((pair) => ({
      ...pair,
      first: className(pair.first),
      second: className(pair.second),
    })),
  }),
  empty: "The two runs have no code in common.",
});

export function matrixFinding(pairs: readonly RunPair[]): string {
  const [share] = agreementRows(pairs, []);
  if (share?.codes == null) return "Where two runs differ";
  const percent = (value: number | null): string =>
    formatValue(value === null ? null : 100 * value, "percent");
  return `Two runs give ${percent(share.codes)} of codes the same label, and ${percent(share.value)} of dollars`;
}

/** Measures of agreement, by codes and by dollars. */
export const agreement = table({
  questions: (state, { runs }) => ({
    pairs: pairsQuestion(state),
    ...(runs.length ? { votes: votesQuestion(state, runs) } : {}),
  }),
  instead: unlessTwo,
  table: ({ pairs, votes = [] }, { state }) => ({
    caption: `Agreement of run ${state.run} with run ${state.other}`,
    filter: false,
    columns: [
      column("name", "Measure"),
      column("codes", "Every code alike", undefined, decimal),
      column("value", "By dollars", undefined, decimal),
    ],
    rows: agreementRows(pairs, votes),
  }),
});

/** The codes that one run calls High and the other does not. */
export const differences = table({
  questions: ({ flow, year, run, other }) => ({
    differences: askSql((counted) =>
      runDifferencesSql(flow, [run, other], { ...counted, ...wholeYears(year) }),
    ),
  }),
  instead: unlessTwo,
  table: ({ differences }, { state }) => ({
    caption: `Codes that one run calls ${className("High")} and the other does not`,
    sort: { key: "value", descending: true },
    columns: [
      codeColumn("hs10"),
      descriptionColumn(),
      column("first", state.run),
      column("second", state.other),
      column("value", state.year, "dollars", { bar: true }),
      column("first_reasoning", `Why, ${state.run}`),
      column("second_reasoning", `Why, ${state.other}`),
    ],
    rows: differences.map((row) => ({
      ...row,
      first: className(String(row["first"])),
      second: className(String(row["second"])),
    })),
  }),
});

function pairsQuestion({ flow, year, run, other }: State) {
  return askSql<RunPair>((counted) => runPairsSql(flow, [run, other], { ...counted, ...wholeYears(year) }));
}

function votesQuestion({ flow, year }: State, runs: readonly string[]) {
  return askSql<RunVotes>((counted) => runVotesSql(flow, runs, { ...counted, ...wholeYears(year) }));
}

/** One figure of how two or more runs agree, with every code alike and by dollars. */
type AgreementRow = { name: string; codes: number | null; value: number | null };

/** The pairs of labels as a matrix, row the first run's: by number of codes or by dollars. */
export function matrixOf(pairs: readonly RunPair[], weight: "codes" | "value"): number[][] {
  return confusion(
    pairs.map((pair) => ({ first: rank(pair.first), second: rank(pair.second), weight: pair[weight] })),
    labelOrder.length,
  );
}

/** Agreement of the two chosen runs, and of all runs together where there are more. */
export function agreementRows(pairs: readonly RunPair[], votes: readonly RunVotes[]): AgreementRow[] {
  const [codes, value] = [matrixOf(pairs, "codes"), matrixOf(pairs, "value")];
  const high = labelOrder.indexOf("High");
  const row = (name: string, figure: (matrix: Confusion) => number | null): AgreementRow => ({
    name,
    codes: figure(codes),
    value: figure(value),
  });
  return [
    row("Same label (0 to 1)", observedAgreement),
    row("Cohen’s kappa", (matrix) => cohenKappa(matrix)),
    row("Weighted kappa, linear", (matrix) => cohenKappa(matrix, "linear")),
    row(`Cohen’s kappa, ${className("High")} against the rest`, (matrix) =>
      cohenKappa(againstRest(matrix, [high])),
    ),
    row(`Jaccard of the ${className("High")} sets (0 to 1)`, (matrix) => jaccard(matrix, high)),
    {
      name: "Krippendorff’s alpha of all runs, ordinal",
      codes: krippendorffAlpha(unitsOf(votes, "codes"), "ordinal"),
      value: krippendorffAlpha(unitsOf(votes, "value"), "ordinal"),
    },
  ];
}

/** Each code as a unit of its own: the correction for few votes counts them. */
function unitsOf(votes: readonly RunVotes[], weight: "codes" | "value"): Votes[] {
  return votes.flatMap(({ low, medium, high, codes, value }) =>
    Array.from({ length: codes }, () => ({
      counts: [low, medium, high],
      weight: weight === "codes" ? 1 : value / codes,
    })),
  );
}

function rank(label: string): number {
  return labelOrder.indexOf(label as (typeof labelOrder)[number]);
}
