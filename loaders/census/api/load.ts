import { quoteText } from "../../../src/measures/sql.js";
import type { Database } from "../../duckdb.js";
import { columnIndex } from "./answer.js";
import type { Entry, Journal } from "./journal.js";

export interface LoadedColumn {
  column: string;
  variable: string;
  type: "VARCHAR" | "BIGINT";
}

/**
 * Reads kept answers into a table, as they are: an answer that is empty adds no row. Columns are found by name, because
 * answers to slices of one plan differ in the predicates that are echoed behind.
 */
export async function loadAnswers(
  database: Database,
  journal: Journal,
  table: string,
  entries: readonly Entry[],
  columns: readonly LoadedColumn[],
): Promise<void> {
  await database.run(
    `CREATE TABLE ${table} (${columns.map(({ column, type }) => `${column} ${type}`).join(", ")})`,
  );
  for (const [positions, files] of filesByPositions(journal, entries, columns)) {
    const cells = columns.map(({ type }, index) => cell(positions[index] as number, type));
    await database.run(
      `INSERT INTO ${table} SELECT ${cells.join(", ")}
       FROM read_json([${files.map(quoteText).join(", ")}], format = 'array', records = false,
         columns = {cells: 'VARCHAR[]'}, compression = 'gzip')
       WHERE cells[${positions[0] as number}] IS DISTINCT FROM ${quoteText(columns[0]?.variable ?? "")} -- the header`,
    );
  }
}

/** Files that can be read by one statement, by the places (from 1) that they keep the columns at. */
function filesByPositions(
  journal: Journal,
  entries: readonly Entry[],
  columns: readonly LoadedColumn[],
): [positions: number[], files: string[]][] {
  const groups = new Map<string, [number[], string[]]>();
  for (const entry of entries) {
    if (entry.outcome !== "answered") continue;
    const positions = columns.map(({ variable }) => columnIndex(entry.header, variable) + 1);
    const group = groups.get(positions.join()) ?? [positions, []];
    group[1].push(journal.answerFile(entry.name));
    groups.set(positions.join(), group);
  }
  return [...groups.values()];
}

function cell(position: number, type: LoadedColumn["type"]): string {
  return type === "VARCHAR"
    ? `cells[${position}]`
    : `CAST(nullif(regexp_replace(cells[${position}], '\\.0*$', ''), '') AS ${type})`; // "1.5" is an error
}
