import { button, create } from "../base/dom.js";
import {
  readReviewFile,
  writeExamples,
  writeOverrides,
  writeReviewCsv,
  writeReviewJson,
} from "./sheet-file.js";
import { disagreements, type Answer } from "../measures/gold/answers.js";
import { codeKey } from "../measures/gold/draw.js";
import { download } from "../base/download.js";
import type { Desk } from "./session.js";

/** Largest file that is read, in bytes. */
const largestFile = 20_000_000;

/** Sheets out of files and into them, and decisions as overrides. */
export function filesForm(desk: Desk): HTMLElement {
  const input = create("input", {
    type: "file",
    accept: ".csv,.tsv,.txt,.json,text/csv,application/json",
    multiple: true,
  });
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    input.value = "";
    desk.hush();
    void readAll(desk, files);
  });
  const save = (text: string, write: () => string): HTMLElement =>
    button(text, () => {
      desk.hush();
      try {
        desk.say(write());
      } catch (error) {
        desk.say((error as Error).message);
      }
    });
  return create(
    "div",
    { class: "review-files" },
    save("Save the sheet (CSV)", () =>
      download(`${desk.sheet.id}.csv`, "text/csv;charset=utf-8", writeReviewCsv(desk.sheet, desk.answers)),
    ),
    save("Save the sheet (JSON)", () =>
      download(`${desk.sheet.id}.json`, "application/json", writeReviewJson(desk.sheet, desk.answers)),
    ),
    save("Save decisions as overrides", () => {
      const decided = agreed(desk.answers);
      if (decided.length === 0) return "Nothing is decided yet, with a category and without a disagreement.";
      return `${download(`overrides_${desk.sheet.id}.csv`, "text/csv;charset=utf-8", writeOverrides(decided))} atlas label override takes it; the run is still scored by what it said itself.`;
    }),
    save("Save decisions as examples", () => {
      const decided = agreed(desk.answers).filter(({ note }) => note !== "");
      if (decided.length === 0)
        return "No decision has a reason yet, and an example without one teaches nothing.";
      return `${download(`examples_${desk.sheet.id}.json`, "application/json", writeExamples(desk.sheet, decided))} Copy a few into the task's file: a code that is an example there leaves every sheet by itself, so that it never tests what it taught.`;
    }),
    create("label", { class: "tool file" }, "Open a saved sheet or a sample …", input),
  );
}

async function readAll(desk: Desk, files: readonly File[]): Promise<void> {
  for (const file of files)
    try {
      if (file.size > largestFile)
        throw new Error(
          `${file.name} has ${(file.size / 1e6).toFixed(0)} MB (expected ${largestFile / 1e6} at most).`,
        );
      await openFile(desk, new Uint8Array(await file.arrayBuffer()), file.name);
    } catch (error) {
      desk.say(`${(error as Error).message} Nothing that was decided is lost.`);
    }
}

/** Answers to the open sheet are merged; another sheet is opened beside it, and what was open stays kept. */
async function openFile(desk: Desk, content: Uint8Array, name: string): Promise<void> {
  const { task } = desk.data;
  const read = readReviewFile(content, name, task);
  for (const { line, code, problem } of read.leftOut.slice(0, 5))
    desk.say(`${name}, line ${line}${code ? `, ${code}` : ""}: ${problem}.`);
  if (read.leftOut.length > 5) desk.say(`${name}: ${read.leftOut.length - 5} more lines have a problem.`);
  const own = read.id === desk.sheet.id;
  if (own || read.stated === desk.sheet.id) {
    if (!own)
      desk.say(
        `${name} is this sheet, but its codes or probabilities were changed: those of the sheet as it was drawn are used.`,
      );
    desk.takeAnswers(read.answers, name);
    return;
  }
  const sheet = {
    id: read.id,
    task: task.name,
    origin: name,
    drawn: read.drawn,
    reveal: read.reveal,
    codes: read.codes,
    notes: read.notes.map((note) => `${note}.`),
  };
  const before = desk.sheet.origin;
  await desk.openSheet(sheet);
  desk.say(`${name} is another sheet than “${before}”: it is opened beside it, and both are kept.`);
  if (read.answers.length > 0) desk.takeAnswers(read.answers, name);
}

/** What people agree or settled on, one decision a code; an override must be whole. */
function agreed(answers: readonly Answer[]): Answer[] {
  const open = new Map(disagreements(answers).map((one) => [codeKey(one), one.settled]));
  const decided = new Map<string, Answer>();
  for (const answer of answers) {
    const key = codeKey(answer);
    const chosen = open.has(key) ? open.get(key) : answer;
    if (chosen && chosen.relevance !== null && chosen.category !== null) decided.set(key, chosen);
  }
  return [...decided.values()];
}
