import { eventPath } from "../../charts/event-path.js";
import { figure } from "../../view/figure/figure.js";
import type { Row } from "../../measures/question.js";
import { color } from "../../charts/theme.js";
import { partsBefore, preTrend, type EventStudy } from "../../measures/event-study.js";
import { formatValue } from "../../measures/index.js";
import { exposureOf, goodsName, targetName, type State } from "./inputs.js";
import { formatLog, intervalText, percentOf, studyOf, studyQuestions } from "./study.js";

/** Exposed against unexposed goods by month since the event, with intervals over headings. */
export const path = figure<State>({
  name: "diversion-path",
  questions: studyQuestions,
  source: "U.S. Census Bureau, imports for consumption, customs value, with the tariff lists of the registry",
  title: (answers, { state, data }) => pathTitle(studyOf(answers, state, data), state),
  subtitle: (_, { state }) =>
    `Exposed over unexposed ${goodsName(state)} against ${baseName(state)}, percent; bands are ±1.96 jackknife errors over HS4 headings`,
  chart(answers, frame, { state, data }) {
    const study = studyOf(answers, state, data);
    if (study.path.length < 2) return undefined;
    return eventPath(
      study.path.flatMap(({ event, target, other }) =>
        (
          [
            ["target", target],
            ["other", other],
          ] as const
        ).map(([series, interval]) => ({
          event,
          series,
          value: interval ? percentOf(interval.estimate) : null,
          low: interval?.low == null ? null : percentOf(interval.low),
          high: interval?.high == null ? null : percentOf(interval.high),
        })),
      ),
      {
        ...frame,
        format: (value) => formatValue(value, "percent", { sign: true }),
        eventLabel: "in force",
        series: [
          { key: "target", name: capital(targetName(state)), color: color("non-ai") },
          ...(study.path.some(({ other }) => other)
            ? [{ key: "other", name: "Others", color: color("ai"), dash: "6,3" }]
            : []),
        ],
      },
    );
  },
  table(answers, { state, data }) {
    const text = (key: string, title: string) => ({ key, title, numeric: true });
    return {
      caption: `Exposed over unexposed imports against ${baseName(state)}, percent, with intervals`,
      columns: [
        { key: "event", title: "Months since the event", numeric: true },
        text("target", capital(targetName(state))),
        text("other", "Third countries"),
        text("gap", "Gap"),
        { key: "cohorts", title: "List dates", numeric: true },
      ],
      rows: studyOf(answers, state, data).path.map(({ event, target, other, gap, cohorts }): Row => ({
        event,
        target: intervalText(target),
        other: intervalText(other),
        gap: intervalText(gap),
        cohorts,
      })),
    };
  },
  alternative(answers, { state, data }) {
    const { path: points, average } = studyOf(answers, state, data);
    const [first, last] = [points[0], points.at(-1)];
    if (!first || !last) return "No months around the event.";
    return `Lines of exposed over unexposed imports from ${-first.event} months before to ${last.event} months after the event. The first twelve months average ${intervalText(average.target)} in ${targetName(state)}${average.other ? ` and ${intervalText(average.other)} in third countries` : ""}; the last month stands at ${formatLog(last.target?.estimate ?? null)}.`;
  },
  emptyMessage: (_, { state }) =>
    `The snapshot holds no list with a date, or not the month before its date, for: ${exposureOf(state).title}. Choose another tariff.`,
  note(answers, { state, data }) {
    const study = studyOf(answers, state, data);
    const { months, apart } = preTrend(study.path);
    const jointly = partsBefore(study.path);
    const before = months
      ? `Before the event ${apart} of ${months} months stand apart from zero by themselves; taken together ${jointly ? "they do too: the two groups were parting already, or purchases were brought forward, so the change is not the tariff's alone" : "they do not"}. `
      : "";
    return `${before}The interval says how much the path hangs on single headings; it is not sampling error. ${exposureOf(state).limits}`;
  },
});

export function pathTitle({ average }: EventStudy, state: State): string {
  if (!average.target) return "Exposed against unexposed goods around the event";
  const gap = average.gap ? `; the gap to third countries was ${intervalText(average.gap)}` : "";
  return `In the first twelve months exposed ${goodsName(state)} from ${targetName(state)} stood ${intervalText(average.target)} against unexposed ones${gap}`;
}

function baseName({ base }: State): string {
  return base === "month_before" ? "month −1" : "the same month of the year that ended six months before";
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
