import type { Flow } from "../vocabulary.js";
import { mergeAnswers, type Answer } from "./answers.js";
import { readHs10 } from "../tabular/hs-code.js";
import { codeNames, relevanceNames } from "../tabular/columns.js";
import { columnOf } from "../tabular/table.js";
import { matchChoice } from "./choice.js";
import { codeKey } from "./draw.js";
import { sheetId, type ReviewTask, type SheetCode } from "./sheet.js";

/** A row of a file: its line, and its cell under the first of these headers that the file has, as its text was written. */
export interface SheetCells {
  line: number;
  /** why the row cannot be used: its quotes are broken */
  problem?: string;
  cell(...names: string[]): string | undefined;
}

/** A code of a sheet with what the sheet says of it. */
export interface SheetRow extends SheetCode {
  description: string;
  headings: string;
  unit: string;
  industry: string;
}

export interface SheetFile {
  /** what the sheet is called by what it holds */
  id: string;
  /** what the file says that it is called; undefined where it does not say */
  stated: string | undefined;
  /** every code once, in the order of the file; probabilities are NULL where they cannot be relied on */
  codes: SheetRow[];
  answers: Answer[];
  /** codes that nobody has answered */
  open: number;
  /** every code has the probability with which it was drawn, and the sheet is the one that was drawn */
  drawn: boolean;
  /** may the run's label be shown once a person has decided? */
  reveal: boolean;
  /** the file tells imports and exports apart */
  tellsFlows: boolean;
  /** rows or parts of rows that were left out */
  leftOut: { line: number; code: string; problem: string }[];
  /** what a person must know of the file, in sentences */
  notes: string[];
}

/** A sheet that is none of this task's. */
export class OtherTask extends Error {}

const relevanceHeaders = ["gold_relevance", ...relevanceNames];
/** The columns that every sheet has, each by the names that it may have. */
export const sheetColumns: readonly (readonly string[])[] = [codeNames, relevanceHeaders];
/** What people write who looked at a code and could not tell. */
export const cannotTell = "cannot tell";

/**
 * Reads a sheet (`atlas label gold sample`, or as the Review page saves it with the answers of several people) or any
 * label file as people's labels. Nothing that can be read is lost to what cannot.
 * @throws Error where a column is missing; OtherTask where the sheet asks another task
 */
export function readSheet(
  headers: readonly string[],
  rows: readonly SheetCells[],
  options: { file: string; task: ReviewTask },
): SheetFile {
  const { file, task } = options;
  const has = (...names: string[]): boolean => columnOf(headers, names) >= 0;
  for (const wanted of sheetColumns)
    if (!has(...wanted))
      throw new Error(
        `${file}: column missing (expected ${wanted.slice(0, 5).join(" or ")}; it has ${headers.join(", ").slice(0, 200)})`,
      );
  const asked = rows.map((row) => row.cell("task") ?? "").find((name) => name !== "");
  if (asked !== undefined && asked !== task.name)
    throw new OtherTask(
      `${file} asks task ${asked.slice(0, 60)} (expected ${task.name}): its answers are of other classes`,
    );
  const hasProbability = has("probability");
  const leftOut: SheetFile["leftOut"] = [];
  const codes = new Map<string, SheetRow>();
  const answers: Answer[] = [];
  // a published label file is somebody's standard, whatever our prompt shows; a sheet of ours tests the prompt
  const examples = new Set(hasProbability || has("sheet") ? task.examples : []);
  for (const row of rows) {
    const written = row.cell(...codeNames) ?? "";
    const problem = (text: string): void =>
      void leftOut.push({ line: row.line, code: short(written), problem: text });
    if (row.problem !== undefined) {
      problem(row.problem);
      continue;
    }
    const read = readHs10(written);
    const flow = flowOf(row.cell("flow") ?? "");
    const probability = hasProbability ? Number(row.cell("probability") || NaN) : null;
    if ("reason" in read) problem(`invalid code "${short(written)}": ${read.reason}`);
    else if (flow === undefined)
      problem(`invalid flow "${short(row.cell("flow") ?? "")}" (expected imports or exports)`);
    else if (probability !== null && !(probability > 0 && probability <= 1))
      problem(`invalid probability "${short(row.cell("probability") ?? "")}"`);
    else {
      const { hs10 } = read;
      const code = { flow, hs10, probability };
      const held = codes.get(codeKey(code));
      if (held !== undefined && held.probability !== probability)
        problem(`repeats ${hs10} with another probability (first ${held.probability})`);
      if (held === undefined) codes.set(codeKey(code), { ...code, ...textsOf(row) });
      if (examples.has(hs10)) problem("an example of the prompt: what trains the next run cannot test it");
      else answers.push(...answerOf(row, code, task, problem));
    }
  }
  const stated = new Set(rows.map((row) => row.cell("sheet") ?? "").filter((id) => id !== ""));
  return finish([...codes.values()], answers, leftOut, {
    ...options,
    stated: [...stated],
    examples,
    hasProbability,
    tellsFlows: has("flow"),
    reveal: rows.some((row) => (row.cell("reveal") ?? "") === "after"),
  });
}

function finish(
  codes: readonly SheetRow[],
  read: readonly Answer[],
  leftOut: SheetFile["leftOut"],
  of: {
    file: string;
    task: ReviewTask;
    stated: readonly string[];
    examples: ReadonlySet<string>;
    hasProbability: boolean;
    tellsFlows: boolean;
    reveal: boolean;
  },
): SheetFile {
  const { answers, replaced } = mergeAnswers([], read);
  const [stated] = of.stated;
  const id = sheetId(of.task.name, codes);
  const examples = codes.filter(({ hs10 }) => of.examples.has(hs10));
  const changed = stated !== undefined && (of.stated.length > 1 || stated !== id);
  const notes = [
    of.stated.length > 1 &&
      `${of.file} holds rows of ${of.stated.length} sheets (${of.stated.slice(0, 3).join(", ").slice(0, 200)})`,
    changed &&
      `${of.file} is not the sheet that was drawn: codes or probabilities were changed, added or taken out. Its answers count, but no interval can be drawn from them`,
    examples.length > 0 &&
      `${examples.length} ${examples.length === 1 ? "code is an example" : "codes are examples"} of the prompt and left out: what trains the next run cannot test it`,
    replaced.length > 0 &&
      `${replaced.length} ${replaced.length === 1 ? "code was" : "codes were"} answered twice by one person and not the same (${replaced
        .slice(0, 3)
        .map(({ kept }) => `${kept.who || "someone"}, ${kept.hs10}`)
        .join("; ")}): the later answer counts`,
  ].filter((note) => note !== false);
  const answered = new Set(answers.map(codeKey));
  const testing = codes.filter((code) => !examples.includes(code));
  return {
    id,
    stated,
    codes: testing.map((code) => (changed ? { ...code, probability: null } : code)),
    answers,
    open: testing.filter((code) => !answered.has(codeKey(code))).length,
    drawn: of.hasProbability && !changed,
    reveal: of.reveal,
    tellsFlows: of.tellsFlows,
    leftOut,
    notes,
  };
}

/** The row's answer; none where nobody has filled it in, or where it cannot be understood. */
function answerOf(
  row: SheetCells,
  code: { flow: Flow; hs10: string },
  task: ReviewTask,
  problem: (text: string) => void,
): Answer[] {
  const stated = row.cell(...relevanceHeaders) ?? "";
  if (stated === "") return [];
  const labels = task.labels.map(({ name }) => name);
  const relevance = matchChoice(labels, stated) ?? null;
  if (relevance === null && matchChoice([cannotTell], stated) === undefined) {
    problem(`invalid relevance "${short(stated)}" (expected ${labels.join(", ")}, or ${cannotTell})`);
    return [];
  }
  const named = row.cell("gold_category", "category", "primary_category") ?? "";
  const category = matchChoice(
    task.categories.map(({ name }) => name),
    named,
  );
  if (named !== "" && category === undefined) problem(`unknown category "${short(named)}"; its label counts`);
  const outside = relevance === task.outside.label;
  const contradicts =
    category !== undefined && relevance !== null && (category === task.outside.category) !== outside;
  if (contradicts) problem(`${relevance} does not go with ${category}; its label counts`);
  const seconds = Number(row.cell("seconds") || NaN);
  return [
    {
      flow: code.flow,
      hs10: code.hs10,
      who: (row.cell("reviewer", "who") ?? "").slice(0, 80),
      relevance,
      category:
        relevance === null ? null : outside ? task.outside.category : contradicts ? null : (category ?? null),
      note: (row.cell("note", "reason", "why") ?? "").slice(0, 300),
      decided: timeOf(row.cell("date", "decided", "when") ?? ""),
      seconds: seconds >= 0 && seconds < 86_400 ? seconds : null,
      settled: /^(yes|true|1|settled)$/i.test(row.cell("settled") ?? ""),
    },
  ];
}

function textsOf(row: SheetCells): Omit<SheetRow, keyof SheetCode> {
  const text = (...names: string[]): string => (row.cell(...names) ?? "").slice(0, 2000);
  return {
    description: text("description", "description_long"),
    headings: text("headings"),
    unit: text("unit", "unit1"),
    industry: text("industry", "naics"),
  };
}

/** A file without a column for it means imports. */
function flowOf(stated: string): Flow | undefined {
  if (stated === "") return "imports";
  return (["imports", "exports"] as const).find((flow) => flow === stated.toLowerCase());
}

/** A day or a time in UTC as ISO 8601; empty where it is neither, or so late that no answer could ever be later. */
function timeOf(stated: string): string {
  if (!/^20\d{2}-\d{2}-\d{2}/.test(stated)) return "";
  const time = new Date(stated);
  return Number.isNaN(time.getTime()) ? "" : stated.length === 10 ? stated : time.toISOString();
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
