import { button, create } from "../base/dom.js";
import { download } from "../base/download.js";
import { unchangedLabels, type CodeChange } from "../measures/label-changes.js";
import { siteUrl } from "../base/site.js";
import { readCodeList, type CodeList } from "../measures/tabular/code-list.js";
import { categoryNamesOf, codeNames, relevanceNames } from "../measures/tabular/columns.js";
import { decodeText } from "../measures/tabular/decode.js";
import { readTextTable } from "../measures/tabular/table.js";
import { groupName } from "../measures/vocabulary.js";
import { labelsOfList } from "./list-set.js";
import { labelFileSql } from "../measures/reader-labels.js";
import type { CodeIndex } from "../search/code-index.js";
import { withChanges, withLabels } from "./history.js";
import type { ReaderHost } from "./host.js";
import { readLabelCsv, writeLabelCsv, type LabelCsv } from "./label-csv.js";
import { normalizeLabels } from "./normalize.js";

/** Largest file that is read, in bytes. */
const largestFile = 50_000_000;

/** Labels out of a file and into one, and the link that carries them. */
export function filesForm(
  host: ReaderHost,
  index: () => Promise<CodeIndex>,
): { node: HTMLElement; take(file: File): void } {
  const { store, site } = host;
  const status = create("div", { class: "reader-file-status", role: "status" });
  const say = (...children: (string | HTMLElement)[]): void => status.replaceChildren(...children);
  const guarded = (task: () => Promise<void>) => () =>
    void task().catch((error: Error) => say(create("p", { class: "failed" }, error.message)));

  const input = create("input", {
    type: "file",
    accept: ".csv,.tsv,.txt,.json,text/csv,application/json",
  });
  const instead = create("input", { type: "checkbox", name: "instead" });
  const take = (file: File): void =>
    guarded(async () => {
      if (file.size > largestFile)
        throw new Error(
          `${file.name} has ${(file.size / 1e6).toFixed(0)} MB (expected ${largestFile / 1e6} at most).`,
        );
      say("Reading …");
      const bytes = new Uint8Array(await file.arrayBuffer());
      if (startsWithBrace(bytes)) {
        const labels = normalizeLabels(JSON.parse(decodeText(bytes).text));
        store.update((history) => withLabels(history, labels));
        return say(`Took the labels of ${file.name}.`);
      }
      const list = listIn(bytes);
      if (list) {
        store.update((history) =>
          withLabels(history, labelsOfList(list.entries.map(({ prefix }) => prefix))),
        );
        return say(...reportList(file.name, list));
      }
      const known = await index();
      const read = readLabelCsv(bytes, { isKnown: (prefix) => known.isKnown(prefix) });
      takeChanges(host, read.changes, instead.checked);
      say(...report(file.name, read));
    })();
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    input.value = "";
    if (file) take(file);
  });
  const node = create(
    "div",
    { class: "reader-files" },
    create(
      "div",
      { class: "reader-file-buttons" },
      create("label", { class: "tool file" }, "Read a CSV of labels, or a list of codes …", input),
      create(
        "label",
        { class: "toggle" },
        instead,
        "instead of all labels (what is not in it is unlabelled)",
      ),
    ),
    create(
      "div",
      { class: "reader-file-buttons" },
      button(
        "Save labels (CSV)",
        guarded(async () => {
          const { labels } = await host.source.ask({ labels: { sql: labelFileSql, detail: "none" } });
          say(download(`labels_${site.snapshot}.csv`, "text/csv;charset=utf-8", writeLabelCsv(labels ?? [])));
        }),
      ),
      button(
        "Save changes (JSON)",
        guarded(async () =>
          say(
            download(
              `label-changes_${site.snapshot}.json`,
              "application/json",
              `${JSON.stringify(store.labels, null, 1)}\n`,
            ),
          ),
        ),
      ),
      button(
        "Copy link",
        guarded(async () => {
          if (!store.fitsLink)
            throw new Error(
              "These are too many changes for a link. Save them as a file (JSON) and hand that on.",
            );
          await navigator.clipboard.writeText(location.href);
          say("Link copied: whoever opens it sees this page with your labels.");
        }),
      ),
    ),
    status,
  );
  return { node, take };
}

/** The codes of a file without labels; undefined where it has labels, or no codes. */
function listIn(bytes: Uint8Array): CodeList | undefined {
  const { text } = decodeText(bytes);
  if (readTextTable(text, [codeNames, [...relevanceNames, ...categoryNamesOf]])) return undefined;
  try {
    const list = readCodeList(text);
    return list.entries.length > 0 ? list : undefined;
  } catch {
    return undefined; // the reader of labels says what it expected
  }
}

/** What a list became, the rows that are none of its codes, and the way to look at its goods by themselves. */
function reportList(name: string, { entries, problems, column }: CodeList): HTMLElement[] {
  const count = (n: number): string => n.toLocaleString("en-US");
  const where = column === null ? "" : ` of the column “${column}”`;
  const codes = entries.map(({ prefix }) => prefix).join(",");
  const parameters = new URLSearchParams({ group: "all", code: codes });
  return [
    create(
      "p",
      {},
      `${name}: a list of ${count(entries.length)} codes${where}. They count as ${groupName("ai")}, every other good as ${groupName("non_ai")}; Undo takes it back, and the link carries it. `,
      codes.length <= longestCodes &&
        create("a", { href: siteUrl(`explore?${parameters.toString()}`) }, "Slice these codes in Explore"),
    ),
    ...problemList(problems.slice(0, 200)),
  ];
}

/** Characters that the input of codes on Explore takes. */
const longestCodes = 2000;

function startsWithBrace(bytes: Uint8Array): boolean {
  const first = bytes.subarray(0, 64).find((byte) => byte > 32 && byte < 127);
  return first === "{".charCodeAt(0);
}

function takeChanges({ store }: ReaderHost, changes: readonly CodeChange[], instead: boolean): void {
  if (!changes.length) return;
  store.update((history) =>
    instead
      ? withLabels(history, { ...unchangedLabels, base: { kind: "none" }, changes })
      : withChanges(history, changes),
  );
}

/** What became of each line: numbers used and mended, then the lines that cannot be used with their reasons. */
function report(
  name: string,
  { changes, problems, problemCount, restored, encoding }: LabelCsv,
): HTMLElement[] {
  const count = (n: number): string => n.toLocaleString("en-US");
  const mended = restored ? ` ${count(restored)} got a lost zero back.` : "";
  const unused = problemCount
    ? ` ${count(problemCount)} ${problemCount === 1 ? "line has" : "lines have"} a problem:`
    : "";
  const read = encoding === "UTF-8" ? "" : ` Its text was read as ${encoding}.`;
  const rest = problemCount - problems.length;
  return [
    create("p", {}, `${name}: ${count(changes.length)} labels used.${read}${mended}${unused}`),
    ...problemList([
      ...problems.map(({ line, text, reason }) => `Line ${count(line)}, “${text}”: ${reason}`),
      ...(rest > 0 ? [`… and ${count(rest)} more`] : []),
    ]),
  ];
}

/** What cannot be used, a line each; nothing where everything can. */
function problemList(problems: readonly string[]): HTMLElement[] {
  if (!problems.length) return [];
  const items = problems.map((problem) => create("li", {}, problem));
  return [create("ul", { class: "reader-problems", tabindex: 0 }, items)];
}
