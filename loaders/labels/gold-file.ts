import type { Basis, Answer } from "../../src/measures/gold/answers.js";
import { peopleOf, verdicts } from "../../src/measures/gold/answers.js";
import { codeKey } from "../../src/measures/gold/draw.js";
import { drawnVerdicts } from "../../src/measures/gold/estimates.js";
import { readSheet, sheetColumns, type SheetRow } from "../../src/measures/gold/sheet-file.js";
import { parseCsv } from "../csv.js";
import type { Flow } from "../cache.js";
import type { FileProblem } from "./label-file.js";
import { reviewTask, type Task } from "../tasks/task.js";

/** What people say of one code. */
export interface GoldLabel {
  /** undefined when the file does not tell flows apart */
  flow: Flow | undefined;
  hs10: string;
  /** the label that most people gave, the lesser one where as many gave another */
  relevance: string;
  /** share of the people who gave each label */
  shares: Readonly<Record<string, number>>;
  category: string | null;
  /** with which it came to be labelled; undefined where the file gives none: then all codes count alike */
  probability: number | undefined;
}

export interface GoldFile {
  /** the name of the sheet */
  sheet: string;
  labels: GoldLabel[];
  codes: SheetRow[];
  answers: Answer[];
  people: string[];
  leftOut: FileProblem[];
  /** codes of a gold sheet that nobody has filled in yet */
  open: number;
  /** true when every code has the probability with which it was drawn */
  drawn: boolean;
  reveal: boolean;
  /** what a person must know of the file, in sentences */
  notes: string[];
}

/** Reads a filled gold sheet (`atlas label gold sample`) or any label file as the standard to score against. */
export function readGoldFile(
  text: string | Uint8Array,
  file: string,
  task: Task,
  basis: Basis = { kind: "settled" },
): GoldFile {
  const { headers, rows, said: read } = parseCsv(text, file, sheetColumns);
  const { id, tellsFlows, notes, ...sheet } = readSheet(headers, rows, { file, task: reviewTask(task) });
  const names = task.labels.map(({ name }) => name);
  const said = sheet.drawn
    ? drawnVerdicts(sheet.codes, sheet.answers, basis)
    : verdicts(sheet.answers, basis).map((verdict) => ({ ...verdict, probability: undefined }));
  const order = new Map(sheet.codes.map((code, i) => [codeKey(code), i]));
  const labels = said
    .sort((a, b) => (order.get(codeKey(a)) ?? 0) - (order.get(codeKey(b)) ?? 0))
    .map(({ flow, hs10, shares, category, probability }) => ({
      flow: tellsFlows ? flow : undefined,
      hs10,
      relevance: names.reduce((most, name) => ((shares[name] ?? 0) > (shares[most] ?? 0) ? name : most)),
      shares,
      category,
      probability,
    }));
  return {
    sheet: id,
    labels,
    people: peopleOf(sheet.answers).filter(Boolean),
    notes: read === null ? notes : [`${file}: ${read}`, ...notes],
    ...sheet,
  };
}
