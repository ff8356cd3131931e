import { tableFromJSON, tableToIPC, type RecordBatch, type Table } from "apache-arrow";
import type { Row } from "../measures/question.js";
import { quoteName } from "../measures/sql.js";
import { siteUrl, type Site } from "../base/site.js";
import type { Catalog } from "../base/catalog.js";
import type { Detail } from "./detail.js";
import { explain, startEngine, type Engine } from "./engine.js";
import { isUnchanged, unchangedLabels, type ReaderLabels } from "../measures/label-changes.js";
import { baselineStatement, labelSources, movedStatement, startStatement } from "./labels.js";
import { rowsOf } from "./rows.js";
import { Tables } from "./tables.js";

/** The browser's database: answers the same SQL as the build, over tables that it loads when they are needed. */
export class DatabaseClient {
  private last: Promise<unknown> = Promise.resolve();
  /** the statement that made `labels_start` */
  private start = "";
  /** tables of the page's own */
  private readonly added = new Map<string, unknown>();
  /** the labels in use */
  private labels: ReaderLabels | undefined;

  private constructor(
    readonly engine: Engine,
    readonly tables: Tables,
    private readonly onProgress: (message: string) => void,
  ) {}

  static async start(site: Site, onProgress: (message: string) => void): Promise<DatabaseClient> {
    const [engine, catalog] = await Promise.all([startEngine(site, onProgress), loadCatalog(site)]);
    const tables = new Tables(engine, catalog, onProgress);
    const client = new DatabaseClient(engine, tables, onProgress);
    await client.useLabels(unchangedLabels);
    await engine.connection.query(baselineStatement);
    return client;
  }

  /** Rows of a query. Errors: what the engine says of the SQL; what could not be loaded. */
  async rows(sql: string, detail: Detail = "none"): Promise<Row[]> {
    // the turn ends when the query is sent: the engine answers in order, and need not wait for the page between two
    const { answer } = await this.inTurn(async () => {
      await this.tables.ensureFor(sql, detail);
      this.onProgress("");
      return { answer: this.engine.connection.query(sql) };
    });
    return rowsOf(await explained(answer));
  }

  /** The Arrow table of a query with values in the place of its `?`. Errors: as of `rows`. */
  async table(sql: string, values: readonly unknown[], detail: Detail): Promise<Table> {
    const { answer } = await this.inTurn(async () => {
      await this.tables.ensureFor(sql, detail);
      this.onProgress("");
      const { connection } = this.engine;
      if (!values.length) return { answer: connection.query(sql) };
      const statement = await connection.prepare(sql);
      return { answer: statement.query(...values).finally(() => statement.close()) };
    });
    return explained(answer);
  }

  /** Makes a table of rows or of an Arrow stream, once under a name. Errors: it has no rows, or mixed columns. */
  addTable(name: string, content: readonly object[] | Uint8Array): Promise<void> {
    return this.inTurn(async () => {
      if (this.added.get(name) === content) return;
      const { connection } = this.engine;
      await connection.query(`DROP TABLE IF EXISTS ${quoteName(name)}`);
      const stream =
        content instanceof Uint8Array
          ? content
          : tableToIPC(tableFromJSON([...content] as Record<string, unknown>[]));
      await connection.insertArrowFromIPCStream(stream, { name, create: true });
      this.added.set(name, content);
    });
  }

  /**
   * A query that the reader wrote, batch by batch: until `onBatch` wants no more, or the signal aborts it.
   * Answers whether all rows came, and the time taken in milliseconds. Errors: what the engine says of the SQL.
   */
  stream(
    sql: string,
    options: { detail: Detail; signal?: AbortSignal; onBatch(batch: RecordBatch): boolean },
  ): Promise<{ complete: boolean; milliseconds: number }> {
    return this.inTurn(async () => {
      await this.tables.ensureFor(sql, options.detail);
      this.onProgress("");
      options.signal?.throwIfAborted();
      const { connection } = this.engine;
      const cancel = (): void => void connection.cancelSent();
      options.signal?.addEventListener("abort", cancel);
      const start = performance.now();
      let complete = true;
      try {
        for await (const batch of await connection.send(sql)) {
          options.signal?.throwIfAborted();
          if (options.onBatch(batch)) continue;
          complete = false;
          await connection.cancelSent();
          break;
        }
        options.signal?.throwIfAborted();
        return { complete, milliseconds: performance.now() - start };
      } finally {
        options.signal?.removeEventListener("abort", cancel);
      }
    });
  }

  /** Bytes of the files that a query would have to load before it runs. */
  bytesFor(sql: string, detail: Detail): number {
    return this.tables.bytesFor(sql, detail);
  }

  /** Ends the engine at once: for a query that does not heed its cancelling. The next `openDatabase` starts anew. */
  async end(): Promise<void> {
    opened = undefined;
    await this.engine.database.terminate();
  }

  /** Puts other labels in use, unless they are already; every answer from now on follows them. */
  useLabels(labels: ReaderLabels): Promise<void> {
    return this.inTurn(async () => {
      if (this.labels === labels) return;
      const { connection } = this.engine;
      for (const name of labelSources(labels)) await this.tables.ensureWhole(name);
      if (!isUnchanged(labels)) {
        const start = startStatement(labels.base);
        if (start !== this.start) await connection.query(start);
        this.start = start;
        await connection.query(movedStatement(labels));
      }
      this.tables.labelsChanged(labels);
      this.labels = labels;
      this.onProgress("");
    });
  }

  /** Makes ready what a first change of labels takes, for answers to these SQL texts; the labels in use stay. */
  prepareLabels(texts: readonly string[]): Promise<void> {
    return this.inTurn(async () => {
      const { base } = unchangedLabels;
      await this.tables.ensureWhole("codes");
      if (!this.start) await this.engine.connection.query(startStatement(base));
      this.start ||= startStatement(base);
      await this.tables.ensureForChange(texts);
      this.onProgress("");
    });
  }

  /** One thing at a time: loading a table for one answer must not meet another's query. */
  private inTurn<T>(task: () => Promise<T>): Promise<T> {
    const turn = explained(this.last.then(task)).catch((error: Error) => {
      this.onProgress("");
      throw error;
    });
    this.last = turn.catch(() => undefined); // told to the one who asked; the next task starts anew
    return turn;
  }
}

/** A failure of the engine in the reader's words. */
function explained<T>(task: Promise<T>): Promise<T> {
  return task.catch((error: Error) => {
    throw new Error(explain(error), { cause: error });
  });
}

let opened: Promise<DatabaseClient> | undefined;

/** The one database of the page, started at the first call; a start that failed is tried again at the next. */
export function openDatabase(site: Site, onProgress: (message: string) => void): Promise<DatabaseClient> {
  opened ??= DatabaseClient.start(site, onProgress).catch((error: Error) => {
    opened = undefined;
    onProgress("");
    throw error;
  });
  return opened;
}

async function loadCatalog(site: Site): Promise<Catalog> {
  const response = await fetch(siteUrl(site.tables));
  if (!response.ok)
    throw new Error(`The list of tables could not be loaded (HTTP status ${response.status}).`);
  return (await response.json()) as Catalog;
}
