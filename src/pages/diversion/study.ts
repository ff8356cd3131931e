import { eventPath } from "../../charts/event-path.js";
import { color } from "../../charts/theme.js";
import { signedPercent, rangeText as boundsText } from "../../measures/format.js";
import { eventSql, type EventRow } from "../../measures/diversion-cells.js";
import { eventStudy, studyName, type EventStudy, type Interval } from "../../measures/event-study.js";
import { exposureOf, type OwnLists } from "../../measures/exposure.js";
import type { PreparedStudies } from "../../data/diversion.js";
import { capital } from "../../measures/index.js";
import { askSql, type Question } from "../../measures/question.js";
import { viewsOf } from "../../view/declare.js";
import { column } from "../../view/table/columns.js";
import { baseNames, goodsName, inputs, queryOf, source, targetName, type State } from "./inputs.js";

/** All goods stand in the page; counted goods follow the labels in use, so the database answers. */
export function studyQuestions(state: State, site: OwnLists = {}): { events?: Question<EventRow> } {
  return state.goods === "all"
    ? {}
    : {
        events: askSql<EventRow>(
          (counted) => eventSql(exposureOf(state, site), { ...counted, ...queryOf(state) }),
          "all",
        ),
      };
}

/** The event study of the state. Errors: a page that was prepared without its data. */
export function studyOf(
  { events }: { readonly events?: readonly EventRow[] },
  state: State,
  data: unknown,
): EventStudy {
  if (state.goods !== "all") return eventStudy(events ?? [], state.base);
  const name = studyName(state);
  const found = (data as PreparedStudies | undefined)?.[name];
  if (!found)
    throw new Error(`no event study of ${name} in the page's data (expected the build to write it)`);
  return found;
}

/** A log change as the percent that it stands for. */
export function percentOf(log: number): number {
  return 100 * (Math.exp(log) - 1);
}

export function formatLog(log: number | null): string {
  return log === null ? "–" : signedPercent(percentOf(log));
}

/** `−12.3 % (−20.1 % to −3.7 %)`. */
export function intervalText(interval: Interval | null): string {
  return interval ? `${formatLog(interval.estimate)}${rangeText(interval)}` : "–";
}

/** ` (−20.1 % to −3.7 %)`; says so where an interval cannot be made. */
export function rangeText({ low, high }: Interval, format = formatLog): string {
  return low === null || high === null ? " (no interval)" : boundsText({ low, high }, format);
}

/** Exposed against unexposed goods by month since the event, with intervals over headings. */
export const path = viewsOf(inputs).figure({
  name: "diversion-path",
  questions: studyQuestions,
  source,
  shown: (answers, { state, data }) => studyOf(answers, state, data),
  finding: (study, { state, site }) => pathTitle(study, state, site),
  subtitle: (_, { state }) =>
    `Exposed over unexposed ${goodsName(state)} against ${baseNames[state.base]}, percent; bands hold the whole path 19 times in 20, by jackknife errors over HS4 headings`,
  chart({ path }, frame, { state, site }) {
    if (path.length < 2) return undefined;
    const point = (event: number, series: string, interval: Interval | null) => ({
      ...{ event, series, value: interval ? percentOf(interval.estimate) : null },
      low: interval?.low == null ? null : percentOf(interval.low),
      high: interval?.high == null ? null : percentOf(interval.high),
    });
    return eventPath(
      path.flatMap(({ event, target, other }) => [
        point(event, "target", target),
        point(event, "other", other),
      ]),
      {
        ...frame,
        format: (value) => signedPercent(value),
        eventLabel: "in force",
        series: [
          { key: "target", name: capital(targetName(state, site)), color: color("non-ai") },
          ...(path.some(({ other }) => other)
            ? [{ key: "other", name: "Others", color: color("ai"), dash: "6,3" }]
            : []),
        ],
      },
    );
  },
  table: ({ path }, { state, site }) => ({
    caption: `Exposed over unexposed imports against ${baseNames[state.base]}, percent, with intervals that hold the whole path`,
    columns: (
      [
        ["event", "Months since the event"],
        ["target", capital(targetName(state, site))],
        ["other", "Third countries"],
        ["gap", "Gap"],
        ["cohorts", "List dates"],
      ] as const
    ).map(([key, title]) => column(key, title, undefined, { numeric: true })),
    rows: path.map(({ event, target, other, gap, cohorts }) => ({
      ...{ event, target: intervalText(target), other: intervalText(other) },
      ...{ gap: intervalText(gap), cohorts },
    })),
  }),
  alternative({ path, together }, { state, site }) {
    const [first, last] = [path[0], path.at(-1)];
    if (!first || !last) return "No months around the event.";
    return `Lines of exposed over unexposed imports from ${-first.event} months before to ${last.event} months after the event. The first twelve months together stand at ${intervalText(together.target)} in ${targetName(state, site)}${together.other ? ` and ${intervalText(together.other)} in third countries` : ""}; the last month stands at ${formatLog(last.target?.estimate ?? null)}.`;
  },
  empty: (_, { state, site }) =>
    `The snapshot holds no list with a date, or not the months to compare with (${baseNames[state.base]}), for: ${exposureOf(state, site).title}. Choose another tariff or comparison.`,
  note({ before, path }, { state, site }) {
    const dates = Math.max(0, ...path.map(({ cohorts }) => cohorts));
    const held = path.filter(({ event, cohorts }) => event >= 0 && cohorts < dates).length;
    const uneven = held ? `In ${held} of its months the path sums over fewer than ${dates} list dates. ` : "";
    return `${beforeText(before)}${uneven}The interval says how much the path hangs on single headings; it is not sampling error. ${exposureOf(state, site).limits}`;
  },
});

/** The joint statement about the months before the event. */
function beforeText({ months, apart }: EventStudy["before"]): string {
  if (!months) return "";
  return `Taken together, the ${months} months before the event ${apart ? "part from zero: the two groups were parting already, or purchases were brought forward, so the change is not the tariff's alone" : "do not part from zero"}. `;
}

export function pathTitle({ together }: EventStudy, state: State, site: OwnLists = {}): string {
  if (!together.target) return "Exposed against unexposed goods around the event";
  const gap = together.gap ? `; the gap to third countries was ${intervalText(together.gap)}` : "";
  return `In the first twelve months exposed ${goodsName(state)} from ${targetName(state, site)} stood ${intervalText(together.target)} against unexposed ones${gap}`;
}
