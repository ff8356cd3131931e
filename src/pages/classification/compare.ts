import { descriptionColumn } from "../../view/table/columns.js";
import { heatHeight, heatMap } from "../../charts/heat.js";
import { element } from "../../base/dom.js";
import { figure } from "../../view/figure/figure.js";
import { askSql, type Question } from "../../measures/question.js";
import type { Context, View } from "../../view/page/view.js";
import type { Site } from "../../base/site.js";
import { dataTable } from "../../view/table/view.js";
import { formatCode, formatValue } from "../../measures/index.js";
import { runDifferencesSql, runPairsSql, runVotesSql, type RunVotes } from "../../measures/label-runs.js";
import { agreementRows, labelOrder, matrixOf, pairsOf } from "./agreement.js";
import { windowOf, type State } from "./inputs.js";
import { shownIf } from "./shown.js";
import { decimalText } from "./validation.js";

const areTwo = ({ site, state }: Pick<Context<State>, "site" | "state">): boolean =>
  site.runs.length > 1 && state.run !== state.other;

const questions = (state: State, site: Site): Record<string, Question> => ({
  pairs: askSql((counted) =>
    runPairsSql(state.flow, [state.run, state.other], { ...counted, ...windowOf(state) }),
  ),
  ...(site.runs.length
    ? { votes: askSql((counted) => runVotesSql(state.flow, site.runs, { ...counted, ...windowOf(state) })) }
    : {}),
});

/** What has to be said before runs can be compared; nothing where they can. */
export const comparable: View<State> = {
  questions: () => ({}),
  render: (_, { document, site, state }) =>
    element(
      document,
      "p",
      {},
      site.runs.length < 2
        ? "This snapshot holds one run only, so there is nothing to compare it with. Another one (atlas label --labeler keyword, atlas label --labeler claude --runs 3, atlas label import) and atlas snapshot bring it here."
        : state.run === state.other
          ? "A run agrees with itself. Choose another one to compare it with."
          : `Run ${state.run} beside run ${state.other}: the codes that both hold. Two runs that agree are not therefore right.`,
    ),
};

/** The confusion matrix of two runs by number of codes. */
export const matrix = shownIf(
  areTwo,
  figure<State>({
    name: "confusion-matrix",
    questions,
    title(answers) {
      const [share] = agreementRows(pairsOf(answers), []);
      if (share?.codes == null) return "Where two runs differ";
      return `Two runs give ${formatValue(100 * share.codes, "percent")} of codes the same label, and ${formatValue(share.value === null ? null : 100 * share.value, "percent")} of dollars`;
    },
    subtitle: (_, { state }) => `Codes of ${state.flow}; rows: run ${state.run}, columns: run ${state.other}`,
    height: () => heatHeight(labelOrder.length) + 24,
    chart(answers, frame) {
      const pairs = pairsOf(answers);
      if (!pairs.length) return undefined;
      const cells = matrixOf(pairs, "codes").flatMap((row, i) =>
        row.map((value, j) => ({ row: labelOrder[i] ?? "", column: labelOrder[j] ?? "", value })),
      );
      return heatMap(cells, { ...frame, format: (value) => formatValue(value, "codes") });
    },
    table: (answers, { state }) => ({
      caption: "Codes and dollars by the labels of two runs",
      filter: false,
      columns: [
        { key: "first", title: state.run },
        { key: "second", title: state.other },
        { key: "codes", title: "Codes", numeric: true, format: (v) => formatValue(Number(v), "codes") },
        {
          key: "value",
          title: "Value",
          numeric: true,
          unit: "US dollars",
          format: (v) => formatValue(Number(v), "dollars"),
        },
      ],
      rows: pairsOf(answers).map((pair) => ({ ...pair })),
    }),
    alternative: (answers) =>
      pairsOf(answers)
        .map(({ first, second, codes }) => `${first} and ${second}: ${formatValue(codes, "codes")}.`)
        .join(" "),
    emptyMessage: () => "The two runs have no code in common.",
  }),
);

/** Measures of agreement, by codes and by dollars. */
export const agreement = shownIf(
  areTwo,
  dataTable<State>({
    questions,
    table: (answers, { state }) => ({
      caption: `Agreement of run ${state.run} with run ${state.other}`,
      filter: false,
      columns: [
        { key: "name", title: "Measure" },
        {
          key: "codes",
          title: "Every code alike",
          numeric: true,
          format: (v) => decimalText(v as number | null),
        },
        { key: "value", title: "By dollars", numeric: true, format: (v) => decimalText(v as number | null) },
      ],
      rows: agreementRows(pairsOf(answers), (answers["votes"] ?? []) as unknown as RunVotes[]),
    }),
  }),
);

/** The codes that one run calls High and the other does not. */
export const differences = shownIf(
  areTwo,
  dataTable<State>({
    questions: (state) => ({
      differences: askSql((counted) =>
        runDifferencesSql(state.flow, [state.run, state.other], { ...counted, ...windowOf(state) }),
      ),
    }),
    table: (answers, { state }) => ({
      caption: "Codes that one run calls High and the other does not",
      sort: { key: "value", descending: true },
      columns: [
        { key: "hs10", title: "Code", format: (code) => formatCode(String(code)) },
        descriptionColumn(),
        { key: "first", title: state.run },
        { key: "second", title: state.other },
        {
          key: "value",
          title: String(state.year),
          numeric: true,
          bar: true,
          unit: "US dollars",
          format: (v) => formatValue(Number(v), "dollars"),
        },
        { key: "first_reasoning", title: `Why, ${state.run}` },
        { key: "second_reasoning", title: `Why, ${state.other}` },
      ],
      rows: answers["differences"] ?? [],
    }),
  }),
);
