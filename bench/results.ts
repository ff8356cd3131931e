import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Line } from "./run.js";

const file = fileURLToPath(new URL("RESULTS.md", import.meta.url));

/**
 * Puts tables into RESULTS.md between the marks of this name, in place of those of the run before; where there are no
 * marks yet, at the end. What is written by hand around them stays.
 */
export async function writeResults(name: string, tables: readonly (readonly Line[])[]): Promise<void> {
  const [start, end] = [`<!-- measured: ${name} -->`, `<!-- end of ${name} -->`];
  const body = [start, ...tables.map(markdown), end].join("\n\n");
  const text = await readFile(file, "utf8");
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  const replaced = from >= 0 && to > from;
  await writeFile(
    file,
    replaced ? text.slice(0, from) + body + text.slice(to + end.length) : `${text.trimEnd()}\n\n${body}\n`,
  );
}

function markdown(lines: readonly Line[]): string {
  const columns = Object.keys(lines[0] ?? {});
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    row(columns.map((column) => (column === "what" ? "" : column))),
    row(columns.map((column) => (column === "what" || column === "how" ? "---" : "---:"))),
    ...lines.map((line) => row(columns.map((column) => (line[column] ?? "").replaceAll("|", "\\|")))),
  ].join("\n");
}
