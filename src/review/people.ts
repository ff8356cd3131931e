import { button, create } from "../base/dom.js";
import { percent } from "../measures/format.js";
import { disagreements, peopleOf, type Answer, type Disagreement } from "../measures/gold/answers.js";
import { agreementOf } from "../measures/gold/people.js";
import type { ReviewTask } from "../measures/gold/sheet.js";
import { categoryName } from "../measures/task.js";
import { formatCode } from "../measures/index.js";
import type { Interval } from "../measures/validation.js";

import type { Said } from "./machine.js";
import { answerText } from "./card.js";
import { titledTable } from "./findings.js";

/** How the people agree, and the codes on which they differ, with what they settled on beside their first answers. */
export function peopleElement(
  task: ReviewTask,
  answers: readonly Answer[],
  onSettle: (code: Disagreement, said: Said) => void,
  describe: (code: Disagreement) => string,
): HTMLElement {
  const people = peopleOf(answers);
  const node = create("div", { class: "review-people" });
  if (people.length < 2) {
    node.append(
      create(
        "p",
        {},
        "Only one person has answered. A second one answers the same sheet by themselves, here under another name or in another browser; open their saved sheet here, and this says how far the two agree.",
      ),
    );
    return node;
  }
  const labels = task.labels.map(({ name }) => name);
  people.forEach((first, i) =>
    people.slice(i + 1).forEach((second) => node.append(agreementTable(answers, [first, second], labels))),
  );
  const open = disagreements(answers);
  node.append(
    create(
      "p",
      {},
      open.length === 0
        ? "They differ on no code."
        : `They differ on ${open.length} ${open.length === 1 ? "code" : "codes"}, ${open.filter(({ settled }) => settled).length} of them settled. Talk each over, then settle on an answer; the first ones stay.`,
    ),
    create(
      "ul",
      { class: "review-differences" },
      open.slice(0, 200).map((code) => differenceElement(task, code, onSettle, describe(code))),
    ),
  );
  return node;
}

function agreementTable(
  answers: readonly Answer[],
  people: readonly [string, string],
  labels: readonly string[],
): HTMLElement {
  const found = agreementOf(answers, people, labels);
  return titledTable({
    caption: `${people.join(" and ")} on ${found.codes} codes that both could tell (kappa, 95 % intervals)`,
    filter: false,
    columns: [
      { key: "of", title: "Of" },
      { key: "codes", title: "Codes", numeric: true },
      { key: "kappa", title: "Kappa", numeric: true },
    ],
    rows: [
      { of: "Every label", codes: found.codes, kappa: kappaText(found.kappa) },
      { of: "Labels in their order", codes: found.codes, kappa: kappaText(found.weighted_kappa) },
      ...found.by.map(({ name, kind, codes, kappa }) => ({
        of: kind === "label" ? name : categoryName(name),
        codes,
        kappa: kappaText(kappa),
      })),
      ...(found.same
        ? [
            {
              of: "Same label",
              codes: found.codes,
              kappa: percent(100 * found.same.value),
            },
          ]
        : []),
    ],
  });
}

function kappaText(kappa: Interval | null): string {
  if (kappa === null) return "–";
  const [value, low, high] = [kappa.value, kappa.low, kappa.high].map((part) =>
    part.toFixed(2).replace("-", "−"),
  );
  return `${value} (${low} to ${high})`;
}

function differenceElement(
  task: ReviewTask,
  code: Disagreement,
  onSettle: (code: Disagreement, said: Said) => void,
  description: string,
): HTMLElement {
  const name = formatCode(code.hs10);
  const choices = [
    ...new Map(code.answers.map((answer) => [answerText({ ...answer, note: "" }), answer])).entries(),
    ...task.labels
      .filter(({ name: label }) => !code.answers.some(({ relevance }) => relevance === label))
      .map(
        ({ name: label }) =>
          [
            label,
            { relevance: label, category: label === task.outside.label ? task.outside.category : null },
          ] as const,
      ),
  ] as const;
  return create(
    "li",
    {},
    create("strong", {}, name),
    ` ${description} `,
    create(
      "span",
      { class: "review-said" },
      code.answers.map((answer) => `${answer.who}: ${answerText(answer)}`).join(" · "),
    ),
    create(
      "span",
      { class: "review-settle", role: "group", "aria-label": `Settle ${name}` },
      code.settled ? `Settled: ${answerText(code.settled)}. ` : "Settle on ",
      choices.map(([text, { relevance, category }]) =>
        button(text, () => onSettle(code, { relevance, category, note: "" })),
      ),
    ),
  );
}
