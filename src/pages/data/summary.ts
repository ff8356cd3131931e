import { creator, type Child } from "../../base/dom.js";
import type { Manifest } from "../../data/data.js";
import { viewsOf } from "../../view/declare.js";
import type { Context } from "../../view/view.js";
import { className } from "../../measures/task.js";

const { part } = viewsOf({});

/** Facts of the snapshot, and what a reader must know of it. */
export const summary = part({
  element(_, context) {
    const create = creator(context.document);
    const { id, kind, built, run, code_version, notes, tables } = manifestOf(context);
    const files = tables.flatMap((table) => table.files);
    const facts: Record<string, Child> = {
      Snapshot: create("code", {}, id),
      Kind: kind === "sample" ? "sample, not for citation" : "live Census data",
      Built: timeText(built),
      Size: `${megabytes(bytesOf(files))} in ${files.length} Parquet files`,
      "Labels in use": run ?? "none",
      "Version of the code": create("code", { "data-build": "" }, code_version),
    };
    const entries = Object.entries(facts).map(([name, value]) =>
      create("div", {}, create("dt", {}, name), create("dd", {}, value)),
    );
    const items = notes.map((note) => create("li", {}, note));
    return create(
      "div",
      {},
      create("dl", { class: "facts" }, entries),
      items.length > 0 && create("ul", { class: "notes" }, items),
    );
  },
});

/** Every table with its columns, their units, and its files to download. */
export const tables = part({
  element(_, context) {
    const { document, site } = context;
    const create = creator(document);
    const folder = `${site.shared ?? "./"}snapshot/current/`;
    const entries = manifestOf(context).tables.map((table) => tableEntry(document, table, folder));
    return create("div", { class: "table-list" }, entries);
  },
});

function tableEntry(document: Document, table: Manifest["tables"][number], folder: string): HTMLElement {
  const create = creator(document);
  const { name, rows, files, columns } = table;
  const line = (tag: "th" | "td", cells: readonly Child[]): HTMLElement =>
    create(
      "tr",
      {},
      cells.map((cell, i) =>
        i === 0 || tag === "th"
          ? create("th", { scope: tag === "th" ? "col" : "row" }, cell)
          : create("td", {}, cell),
      ),
    );
  const described = columns.map((column) =>
    line("td", [create("code", {}, column.name), column.type, column.unit, inClasses(column.about)]),
  );
  const downloads = files.map(({ file, rows: held, bytes }) => {
    const address = { href: folder + file, rel: "external", download: file };
    const link = create("a", address, file);
    return create("li", {}, link, ` ${countText(held)} rows, ${megabytes(bytes)}`);
  });
  const size = ` ${countText(rows)} rows, ${megabytes(bytesOf(files))}`;
  return create(
    "details",
    { class: "table-entry", id: `table-${name}` },
    create("summary", {}, create("code", {}, name), size),
    create(
      "div",
      { class: "table-box", tabindex: 0, role: "region", "aria-label": `Columns of ${name}` },
      create(
        "table",
        {},
        create("thead", {}, line("th", ["Column", "Type", "Unit", "What it is"])),
        create("tbody", {}, described),
      ),
    ),
    create("ul", { class: "downloads" }, downloads),
  );
}

export function manifestOf({ data }: Pick<Context, "data">): Manifest {
  return data as Manifest;
}

function bytesOf(files: readonly { bytes: number }[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

export function megabytes(bytes: number): string {
  return bytes < 100_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** `2026-11-22T03:50:44.000Z` as `2026-11-22 03:50 UTC`. */
export function timeText(time: string): string {
  return time ? `${time.slice(0, 10)} ${time.slice(11, 16)} UTC` : "–";
}

export function countText(count: number): string {
  return count.toLocaleString("en-US");
}

/** What a column holds, with the classes as the task calls them. */
function inClasses(about: string): string {
  return about.replaceAll(/\b(?:High|Medium|Low)\b/g, className);
}
