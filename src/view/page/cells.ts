import type { Table } from "apache-arrow";
import { detailOf } from "../../database/detail.js";
import type { Row } from "../../measures/question.js";
import { ask } from "../../measures/question.js";
import { questionsCounting } from "../../measures/counting.js";
import { Live } from "./live.js";
import { pageSession } from "./session.js";

/** The arguments of a measure, and its rows with the labels in use. */
export type AskMeasure = (...question: Parameters<typeof ask>) => Promise<readonly Row[]>;

/** What the reader changed, as a cell sees it. */
export interface ReaderState {
  /** the changes of labels in a phrase; undefined where the labels are the site's own */
  changes: string | undefined;
  /** the concepts that are counted; see `src/measures/counted.ts` */
  counted: object;
}

/** SQL over the site's own database; `${…}` binds values. The result is an Arrow table, as of Framework's own `sql`. */
export type Sql = (strings: TemplateStringsArray, ...values: unknown[]) => Promise<Table>;

type OwnTables = Record<string, PromiseLike<readonly object[] | Uint8Array>>;

/** In a cell: `sql`, which any cell has without an import. The cell runs again when the reader changes a label. */
export const sql = following((): Sql => sqlWith({}));

/** In a cell: `await measure("import_share", {by: ["month"]})`. The cell runs again when the reader changes a label. */
export const measure = following((): AskMeasure => async (...question) => {
  const { source } = pageSession();
  const answers = await source.ask(questionsCounting(source.counted, { rows: ask(...question) }));
  return answers["rows"] ?? [];
});

/** In a cell: what the reader changed. */
export const labels = following((): ReaderState => {
  const { source } = pageSession();
  return { changes: source.changes, counted: source.counted };
});

/** The same as `sql` with tables of the page's own beside those of the site: rows, or streams of Arrow. */
export function sqlOver(tables: OwnTables): Live<Sql> {
  return following(() => sqlWith(tables));
}

function sqlWith(tables: OwnTables): Sql {
  return async (strings, ...values) => {
    const { source } = pageSession();
    const text = strings.join("?");
    const client = await source.database();
    for (const [name, table] of Object.entries(tables)) await client.addTable(name, await table);
    return client.table(text, values, detailOf({ sql: text }));
  };
}

function following<T>(current: () => T): Live<T> {
  const live: Live<T> = new Live(current, () => pageSession().followers.add(live as Live<unknown>));
  return live;
}
