import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { codeColumn, codeNames } from "../../src/measures/tabular/columns.js";
import type { Flow } from "../cache.js";
import { parseCsv, type CsvRow } from "../csv.js";
import { chapterOf } from "./chapters.js";
import { normalizeHs10, type Code, type Industry } from "./code.js";

/** Codes of a CSV file, and the lines that hold none. */
export interface CodesFile {
  codes: Code[];
  restored: number;
  leftOut: { line: number; code: string }[];
}

const descriptionHeaders = [
  "description_long",
  "long_desc",
  "i_commodity_ldesc",
  "e_commodity_ldesc",
  "description",
  "commodity description",
];

/** Reads codes to label from a file of any flow, as Census or the paper's authors write them. */
export async function readCodesFile(path: string, flows: readonly Flow[]): Promise<CodesFile> {
  const { headers, rows, cells } = parseCsv(await readFile(path), basename(path), [
    codeNames,
    descriptionHeaders,
  ]);
  const codeAt = codeColumn({ headers, rows: cells });
  const read: CodesFile = { codes: [], restored: 0, leftOut: [] };
  for (const row of rows) {
    const written = row.at(codeAt);
    const code = row.problem === undefined ? normalizeHs10(written) : undefined;
    if (code === undefined) {
      read.leftOut.push({ line: row.line, code: written });
      continue;
    }
    if (code.restored) read.restored++;
    const stated = row.cell("flow");
    const own: readonly Flow[] = stated === "imports" || stated === "exports" ? [stated] : flows;
    const chapter = chapterOf(code.hs10);
    const headings = chapter === undefined ? [] : [chapter];
    for (const flow of own) read.codes.push({ flow, hs10: code.hs10, ...texts(row), headings });
  }
  return read;
}

function texts(row: CsvRow): Omit<Code, "flow" | "hs10" | "headings"> {
  return {
    description_long: row.cell(...descriptionHeaders) || null,
    description_short:
      row.cell("description_short", "short_desc", "i_commodity_sdesc", "e_commodity_sdesc") || null,
    unit1: row.cell("unit1", "quantity_1", "unit_qy1") || null,
    unit2: row.cell("unit2", "quantity_2", "unit_qy2") || null,
    naics: industries(row),
  };
}

function industries(row: CsvRow): Industry[] {
  const own = listItems(row.cell("naics") ?? "");
  const codes = own.length > 0 ? own : listItems(row.cell("associated_naics") ?? "");
  const names = listItems(row.cell("naics_name", "naics_descriptions") ?? "");
  return codes.map((code, i) => {
    const name = names[i] ?? "";
    return { code, name: name === "" || name.startsWith("Description not found") ? null : name };
  });
}

/** One value, or the items of a Python list as text, which is how the paper's files hold several industries. */
function listItems(text: string): string[] {
  if (!text.startsWith("[")) return text === "" ? [] : [text];
  return [...text.matchAll(/'([^']*)'|"([^"]*)"/g)].map(([, single, double]) => single ?? double ?? "");
}
