import type { Answer } from "./answers.js";
import { codeKey } from "./draw.js";
import { cannotTell, type SheetRow } from "./sheet-file.js";
import { groupBy } from "../rows.js";

/** A sheet as it is written: its name, its task, its codes, and what people have answered so far. */
export interface WrittenSheet {
  id: string;
  task: string;
  /** may the run's label be shown once a person has decided? */
  reveal: boolean;
  /** a queue has no probabilities and says so by having no column for them */
  drawn: boolean;
  codes: readonly SheetRow[];
}

const about = ["flow", "hs10", "description", "headings", "unit", "industry"];
const answered = ["gold_relevance", "gold_category", "reviewer", "date", "seconds", "settled", "note"];

/**
 * A sheet as a table of text: one row for each answer, and one without an answer for each code that nobody has answered.
 * It holds nothing of what a run says. The columns `sheet` and `probability` must come back as they are.
 */
export function sheetTable(
  { id, task, reveal, drawn, codes }: WrittenSheet,
  answers: readonly Answer[] = [],
): { headers: string[]; rows: string[][] } {
  const own = groupBy(answers, codeKey);
  const rows = codes.flatMap((code) => {
    const start = [
      id,
      task,
      ...(reveal ? ["after"] : []),
      ...[code.flow, code.hs10, code.description, code.headings, code.unit, code.industry],
      ...(drawn ? [String(code.probability ?? "")] : []),
    ];
    const given = own.get(codeKey(code)) ?? [];
    return given.length === 0
      ? [[...start, ...answered.map(() => "")]]
      : given.map((answer) => [
          ...start,
          answer.relevance ?? cannotTell,
          answer.category ?? "",
          answer.who,
          answer.decided,
          answer.seconds === null ? "" : String(answer.seconds),
          answer.settled ? "yes" : "",
          answer.note,
        ]);
  });
  const headers = [
    ...["sheet", "task"],
    ...(reveal ? ["reveal"] : []),
    ...about,
    ...(drawn ? ["probability"] : []),
    ...answered,
  ];
  return { headers, rows };
}
