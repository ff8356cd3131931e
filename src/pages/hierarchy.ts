import { dollars, percent } from "../measures/format.js";
import { excludedChapters, formatCode, words } from "../measures/index.js";
import { sumOf, percentOf } from "../measures/rows.js";
import { listed } from "./shared/sentences.js";
import { levelBelow, prefixOf, type State, inputs } from "./hierarchy/inputs.js";
import { flows, levelQuestions, linesOf, type Line } from "./hierarchy/lines.js";
import { viewsOf } from "../view/declare.js";
import { prefixName, isOutside, everyLine, path, sideBySide } from "./hierarchy/levels.js";
import { definePage } from "../view/view.js";
import { breaks, classes } from "./hierarchy/classes.js";

/** What stands below the chosen number, in one sentence. */
const headline = viewsOf(inputs).headline({
  questions: levelQuestions,
  shown: (answers, { state }) => linesOf(answers, state),
  text: (lines, { state }) => headlineText(lines, state),
  learn: (lines, { state }) => learnedText(lines, state),
});

/** The Harmonized System from chapters to ten-digit codes, both schedules side by side. */
export const page = definePage({
  name: "hierarchy",
  inputs,
  views: { headline, path, "side-by-side": sideBySide, lines: everyLine, breaks, classes },
});

/** Which number below is the largest, and which holds most counted imports. */
export function learnedText(lines: readonly Line[], { year }: Pick<State, "year">): (string | undefined)[] {
  const traded = lines.flatMap(({ code, description, imports: { value, ai } }) =>
    value ? [{ code, name: `${formatCode(code)} ${description}`.trim(), value, ai: ai ?? 0 }] : [],
  );
  if (traded.length < 2) return [];
  const total = (of: "value" | "ai"): number => traded.reduce((sum, row) => sum + row[of], 0);
  const largest = (of: "value" | "ai") => [...traded].sort((a, b) => b[of] - a[of])[0];
  const part = (of: "value" | "ai"): number | null => percentOf(largest(of)?.[of] ?? 0, total(of));
  const [ofValue, ofAi] = [part("value"), part("ai")];
  return [
    ofValue === null
      ? undefined
      : `The largest of them is ${largest("value")?.name ?? ""} with ${percent(ofValue)} of these imports in ${year}.`,
    traded.every(({ ai }) => ai === 0)
      ? `None of them is ${words().adjective}.`
      : ofAi === null
        ? undefined
        : `${largest("ai") === largest("value") && ofValue !== null ? "It also" : (largest("ai")?.name ?? "")} holds ${percent(ofAi)} of what is ${words().adjective} in them.`,
    coveredText(traded),
  ];
}

/** Why the share here is not the one of other pages, which leave chapters out. */
function coveredText(rows: readonly { code: string; value: number; ai: number }[]): string | undefined {
  const covered = rows.filter(({ code }) => !isOutside(code));
  if (!covered.length || covered.length === rows.length) return undefined;
  const part = percentOf(
    covered.reduce((sum, row) => sum + row.ai, 0),
    sumOf(covered),
  );
  if (part === null) return undefined;
  return `Other pages count without chapters ${listed([...excludedChapters()])}: of what is left, ${percent(part)} is ${words().adjective}.`;
}

export function headlineText(lines: readonly Line[], state: Pick<State, "code" | "year">): string {
  const prefix = prefixOf(state);
  if (!lines.length) return `Neither schedule of this snapshot has a code below ${formatCode(prefix)}.`;
  const parts = flows.map((flow) => {
    const sides = lines.map((line) => line[flow]);
    if (sides.every(({ value }) => value === null)) return `no ${flow}`;
    const sum = (of: "value" | "ai"): number => sides.reduce((total, side) => total + (side[of] ?? 0), 0);
    const part = percentOf(sum("ai"), sum("value"));
    return `${dollars(sum("value"))} of ${flow}${part === null ? "" : ` (${percent(part)} ${words().adjective})`}`;
  });
  const level = levelBelow(prefix);
  const count =
    prefix.length < level.digits
      ? `; ${lines.length.toLocaleString("en-US")} ${lines.length === 1 ? level.name : level.names} below`
      : "";
  return `${prefixName(prefix)} had ${parts.join(" and ")} in ${state.year}${count}.`;
}
