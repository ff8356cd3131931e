import type { SchemaTable } from "../data/sql.js";
import { download } from "../base/download.js";
import type { Context } from "../view/view.js";
import { createEditor, type Editor } from "./editor.js";
import { showResult } from "./result.js";
import { csvFile, parquetFile, runQuery, type RunOptions } from "./run.js";
import { readError, readStatement } from "./statement.js";
import type { Example, SqlState } from "./workbench.js";

/** The editor at work: runs what is written, shows what is found, and outlives every drawing of the page. */
export class Bench {
  private readonly editor: Editor;
  private result: HTMLElement | undefined;
  private node: HTMLElement | undefined;
  private context: Context<SqlState>;
  /** the text that the page's address stands for */
  private shown: string;
  private running: AbortController | undefined;

  constructor(
    context: Context<SqlState>,
    private readonly examples: () => readonly Example[],
  ) {
    this.context = context;
    this.shown = context.state.sql;
    const tables = (context.data ?? []) as SchemaTable[];
    this.editor = createEditor({ text: this.shown, tables, onRun: () => void this.run() });
  }

  /** Takes its place in a newly drawn page. */
  attach(node: HTMLElement, context: Context<SqlState>): void {
    this.node = node;
    this.context = context;
    if (context.state.sql !== this.shown) this.editor.setText(context.state.sql);
    this.shown = context.state.sql;
    this.find(".sql-editor").replaceChildren(this.editor.node);
    if (this.result) this.find(".sql-result").replaceWith(this.result);
    else this.result = this.find(".sql-result");
    const actions: Record<string, () => void> = {
      run: () => void this.run(),
      cancel: () => this.running?.abort(),
      csv: () => void this.save("csv"),
      parquet: () => void this.save("parquet"),
      link: () => void this.copyLink(),
    };
    for (const [name, act] of Object.entries(actions))
      this.find(`[data-sql=${name}]`).addEventListener("click", act);
    this.find(".sql-examples").addEventListener("change", (event) => {
      const example = this.examples()[Number((event.target as HTMLSelectElement).value)];
      if (!example) return;
      this.editor.setText(example.sql);
      void this.run();
    });
    this.busy(this.running !== undefined);
  }

  private run(): Promise<void> {
    return this.attempt(async (sql, options) => {
      const found = await runQuery(sql, options);
      if (this.result) showResult(this.result, found, this.context);
      this.writeAddress();
    }, true);
  }

  private save(kind: "csv" | "parquet"): Promise<void> {
    return this.attempt(async (sql, options) => {
      const { file, rows, complete } = await (kind === "csv" ? csvFile : parquetFile)(sql, options);
      const said = download(`query_${this.context.site.snapshot}.${kind}`, file.type, file);
      const rest = complete
        ? ""
        : "; the query gives more than a browser can hold: narrow it, or use the snapshot's files";
      this.say(`${said} ${rows.toLocaleString("en-US")} rows${rest}.`);
    });
  }

  private async copyLink(): Promise<void> {
    this.writeAddress();
    try {
      await navigator.clipboard.writeText(location.href);
      this.say("Link copied.");
    } catch (error) {
      this.fail(`The link could not be copied: ${(error as Error).message}`);
    }
  }

  private writeAddress(): void {
    this.shown = this.editor.text();
    this.context.set?.({ sql: this.shown });
  }

  /** Runs a task that the reader can cancel, and tells an error at its place in the text. */
  private async attempt(
    task: (sql: string, options: RunOptions) => Promise<void>,
    replacesResult = false,
  ): Promise<void> {
    this.running?.abort();
    const own = (this.running = new AbortController());
    this.fail("");
    this.say("");
    this.editor.mark(undefined, "");
    const since = performance.now();
    const clock = setInterval(
      () => this.say(`Running, ${((performance.now() - since) / 1000).toFixed(1)} s`),
      100,
    );
    this.busy(true);
    try {
      await task(readStatement(this.editor.text()), {
        site: this.context.site,
        signal: own.signal,
        onProgress: (message) => message && this.say(message),
        confirm: (size) =>
          confirm(`This query needs ${size} of tables. Load them into this browser's memory?`),
      });
      clearInterval(clock);
      if (/^Running/.test(this.find(".sql-status").textContent ?? "")) this.say("");
    } catch (error) {
      clearInterval(clock);
      if (this.running !== own) return; // a newer query has the page now
      this.say("");
      if (replacesResult) this.result?.replaceChildren(); // what stands there would be taken for this query's answer
      if (own.signal.aborted) this.fail("Cancelled.");
      else this.tell((error as Error).message);
    } finally {
      if (this.running === own) {
        this.running = undefined;
        this.busy(false);
      }
    }
  }

  private tell(message: string): void {
    const { sentence, place } = readError(message, this.editor.text());
    this.fail(place ? `Line ${place.line}, column ${place.column}: ${sentence}` : sentence);
    this.editor.mark(place, sentence);
  }

  private busy(busy: boolean): void {
    this.find("[data-sql=cancel]").hidden = !busy;
    this.find<HTMLButtonElement>("[data-sql=run]").disabled = busy;
  }

  private say(message: string): void {
    this.find(".sql-status").textContent = message;
  }

  private fail(message: string): void {
    this.find(".sql-error").textContent = message;
  }

  private find<T extends HTMLElement = HTMLElement>(selector: string): T {
    const found = this.node?.querySelector<T>(selector);
    if (!found) throw new Error(`missing ${selector} in the workbench`);
    return found;
  }
}
