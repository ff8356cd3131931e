import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { formatValue } from "../../src/measures/index.js";
import type { Brief } from "../../src/measures/brief.js";
import { writeAtomically } from "../atomic.js";
import type { Cache } from "../cache.js";
import { toJson } from "../snapshot/answer.js";
import type { Difference } from "../snapshot/difference.js";
import { describeMonths, flows } from "../snapshot/inputs.js";

/** What a refresh did, or why it did not; dollars are whole, costs are in dollars of the labelling service. */
export interface RefreshReport {
  outcome: "published" | "nothing new" | "refused" | "dry run";
  /** ISO 8601 */
  started: string;
  ended: string;
  /** the snapshot before, and the one made; null where there is none */
  before: string | null;
  after: string | null;
  /** what was done, or would be, in order */
  steps: string[];
  /** what did not work and stopped nothing */
  warnings: string[];
  /** why nothing was published */
  refusal: string | null;
  labels: { labeler: "keyword" | "claude"; run: string | null; cost_usd: number };
  /** labels of the codes that are new in the run in use */
  new_codes: {
    flow: string;
    hs10: string;
    description: string | null;
    relevance: string | null;
    category: string | null;
  }[];
  /** what changed in the newest month */
  brief?: Brief;
  changes: Pick<Difference, "months" | "revised" | "codes" | "labels" | "lists" | "headline"> | null;
}

/** Writes the report into the cache, under its time and as the latest; returns the folder. */
export async function writeReport(cache: Cache, report: RefreshReport): Promise<string> {
  const folder = join(cache.root, "reports");
  await mkdir(folder, { recursive: true });
  const name = `refresh-${report.started.replaceAll(/[:.]/g, "-")}`;
  for (const [extension, text] of [
    ["json", `${toJson(report, 2)}\n`],
    ["md", `${reportLines(report).join("\n")}\n`],
  ] as const)
    for (const file of [name, "latest"]) await writeAtomically(join(folder, `${file}.${extension}`), text);
  return folder;
}

const titles: Record<RefreshReport["outcome"], string> = {
  published: "Refreshed",
  "nothing new": "Nothing new",
  refused: "Refused: nothing was published",
  "dry run": "What a refresh would do",
};
const most = 20;

/** The report as Markdown: what matters to whoever publishes first. */
export function reportLines(report: RefreshReport): string[] {
  const { outcome, before, after, warnings, refusal, steps, changes, labels } = report;
  const lines = [`# ${titles[outcome]}`, ""];
  if (refusal !== null) lines.push(...refusal.split("\n").map((line) => `> ${line}`), "");
  if (after !== null && after !== before)
    lines.push(`Snapshot \`${after}\`${before ? ` after \`${before}\`` : ""}.`, "");
  if (warnings.length) lines.push("## Warnings", "", ...warnings.map((text) => `- ${text}`), "");
  if (report.brief)
    lines.push(`## ${report.brief.title}`, "", ...report.brief.lines.map(({ text }) => `- ${text}`), "");
  if (changes) lines.push(...changeLines(changes), ...newCodeLines(report));
  lines.push(
    `Labels: ${labels.labeler}, run ${labels.run ?? "none"}, cost $${labels.cost_usd.toFixed(2)}.`,
    "",
  );
  lines.push("## Steps", "", ...steps.map((text) => `- ${text}`));
  return lines;
}

function* changeLines(changes: NonNullable<RefreshReport["changes"]>): Generator<string> {
  const { months, revised, headline, lists, labels } = changes;
  yield "## What changed";
  yield "";
  for (const flow of flows) {
    if (months[flow].added.length) yield `- ${flow}: new months ${describeMonths(months[flow].added)}`;
    if (months[flow].removed.length) yield `- ${flow}: months gone ${describeMonths(months[flow].removed)}`;
  }
  for (const { list, added, removed } of lists)
    yield `- list ${list}: ${added} prefixes new, ${removed} gone`;
  if (labels.length) yield `- ${labels.length} codes have another label than before`;
  yield "";
  yield* table(
    "Revised months",
    ["flow", "month", "cells", "before", "after", "change"],
    revised.months.map(({ flow, month, cells, before, after, change }) => [
      flow,
      month,
      String(cells),
      ...[before, after].map((dollars) => formatValue(Number(dollars), "dollars")),
      formatValue(Number(change), "dollars", { sign: true }),
    ]),
  );
  yield* table(
    "Effect on the headline numbers",
    ["measure", "group", "year", "before", "after"],
    headline.map(({ measure, group, year, before, after, unit }) => [
      measure,
      group ?? "",
      String(year),
      ...[before, after].map((value) => (value === null ? "none" : formatValue(Number(value), unit))),
    ]),
  );
}

function newCodeLines({ new_codes: codes }: RefreshReport): Generator<string> {
  return table(
    "New codes and their labels",
    ["flow", "code", "description", "relevance", "category"],
    codes.map(({ flow, hs10, description, relevance, category }) => [
      flow,
      hs10,
      (description ?? "").slice(0, 60),
      relevance ?? "none",
      category ?? "",
    ]),
  );
}

function* table(title: string, head: readonly string[], rows: readonly string[][]): Generator<string> {
  if (!rows.length) return;
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  yield* [`## ${title}`, "", line(head), line(head.map(() => "---"))];
  yield* rows.slice(0, most).map(line);
  if (rows.length > most) yield line([`… and ${rows.length - most} more`, ...head.slice(1).map(() => "")]);
  yield "";
}
