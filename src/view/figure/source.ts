import { describeCounted, standardCounted, withConcept } from "../../measures/counted.js";
import { findMeasure, formatMonth, words } from "../../measures/index.js";
import type { Flow } from "../../measures/vocabulary.js";
import type { Question } from "../../measures/question.js";
import { lastMonth, type Site } from "../../base/site.js";
import { chaptersLeftOut } from "../../measures/task.js";

/** The name of the site, as its task gives it. */
export function siteName(): string {
  return words().site;
}
const census = "U.S. Census Bureau, ";
export const sampleWarning = "Sample data, not for citation";

/** Where the numbers of a figure come from and how far they reach, in one line. */
export function sourceLine(
  questions: Record<string, Question>,
  site: Site,
  source?: string,
  changes?: string,
): string {
  const flows = flowsOf(questions);
  const through = (flows.length ? flows : (["imports"] as const)).map((flow) => lastMonth(site, flow));
  const months = [...new Set(through.filter((month) => month !== undefined))];
  return [
    source === undefined ? sourcesOf(questions).join("; ") : underCounted(source, questions),
    countedOf(questions),
    coveredGoods(questions),
    `${site.run ? `labels ${site.run}` : "no labels"}${changes ? ` as changed by the reader (${changes})` : ""}`,
    months.length ? `data through ${months.map(formatMonth).join(" and ")}` : "",
    `snapshot ${site.snapshot}`,
    site.kind === "sample" ? sampleWarning : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

/** Who publishes the numbers, and how far they reach, in a few words: the source line before it is opened. */
export function shortSource(
  questions: Record<string, Question>,
  site: Site,
  source?: string,
  changes?: string,
): string {
  const full = sourceLine(questions, site, source, changes);
  const publisher = full.includes("Census Bureau") ? "Census Bureau" : full.split(/[,;·]/, 1)[0]?.trim();
  const through = /data through (.*?)(?: · |$)/.exec(full)?.[1];
  return [
    [publisher, through && `through ${through}`].filter(Boolean).join(", "),
    changes ? "your labels" : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

function sourcesOf(questions: Record<string, Question>): string[] {
  const asked = Object.values(questions).flatMap(({ measure }) => (measure ? [sourceUnder(measure)] : []));
  const parts = new Set(asked.flatMap((source) => source.split("; ")));
  return [...parts].map((part, i) => (i > 0 && part.startsWith(census) ? part.slice(census.length) : part));
}

/** The source of a measure with the concept that was asked, where it has more than one. */
function sourceUnder({ name, query }: NonNullable<Question["measure"]>): string {
  const { source, flows, follows = flows } = findMeasure(name);
  if (query.by?.includes("district")) return source; // districts know one concept a flow
  return follows.reduce(
    (text, flow) => withConcept(text, flow, query[flow] ?? standardCounted[flow]),
    source,
  );
}

/** A source that a figure names itself, with the concepts that the reader counts in its questions. */
function underCounted(source: string, questions: Record<string, Question>): string {
  const counted = Object.values(questions).find((question) => question.counted)?.counted ?? standardCounted;
  return (["imports", "exports"] as const).reduce(
    (text, flow) => withConcept(text, flow, counted[flow]),
    source,
  );
}

/** What the reader counts, where it changed SQL that no measure describes. */
function countedOf(questions: Record<string, Question>): string {
  const changed = Object.values(questions).find(({ counted, measure }) => counted && !measure);
  return changed?.counted ? `counted: ${describeCounted(changed.counted)}` : "";
}

export function flowsOf(questions: Record<string, Question>): Flow[] {
  return [...new Set(measuresOf(questions).flatMap((measure) => [...measure.flows]))];
}

function measuresOf(questions: Record<string, Question>) {
  return Object.values(questions).flatMap(({ measure }) => (measure ? [findMeasure(measure.name)] : []));
}

function coveredGoods(questions: Record<string, Question>): string {
  if (!Object.values(questions).some(({ measure }) => measure)) return "";
  return goodsCounted(questions) === "all goods" ? "all goods" : `without HS ${chaptersLeftOut()}`;
}

/** What shares are of and totals are made of: covered goods, or all where every chapter was asked for. */
export function goodsCounted(questions: Record<string, Question>): GoodsCounted {
  const asked = Object.values(questions).filter(({ measure }) => measure);
  return asked.length && asked.every(({ measure }) => measure?.query.allGoods)
    ? "all goods"
    : "covered goods";
}

export type GoodsCounted = "covered goods" | "all goods";
