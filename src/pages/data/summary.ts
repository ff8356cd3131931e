import { formatMonth } from "../../measures/index.js";
import { element, type Child } from "../../base/dom.js";
import type { View } from "../../view/page/view.js";
import { missingMonths, type Site } from "../../base/site.js";
import { manifestOf, megabytes, timeText } from "./manifest.js";

/** What this snapshot is, in one sentence. */
export const headline: View = {
  questions: () => ({}),
  render(_, context) {
    const { sources, tables, kind, id } = manifestOf(context);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const what =
      kind === "sample"
        ? "a sample with synthetic values"
        : `built from ${sources.length.toLocaleString("en-US")} files and answers`;
    const text = `Snapshot ${id} is ${what}: ${rows.toLocaleString("en-US")} rows in ${tables.length} tables, imports ${span(context.site, "imports")}, exports ${span(context.site, "exports")}.`;
    return element(context.document, "p", { class: "headline" }, text);
  },
};

/** Facts of the snapshot, and what a reader must know of it. */
export const summary: View = {
  questions: () => ({}),
  render(_, context) {
    const { document } = context;
    const manifest = manifestOf(context);
    const bytes = manifest.tables.flatMap((table) => table.files).reduce((sum, file) => sum + file.bytes, 0);
    const facts: [string, Child][] = [
      ["Snapshot", element(document, "code", {}, manifest.id)],
      ["Kind", manifest.kind === "sample" ? "sample, not for citation" : "live Census data"],
      ["Built", timeText(manifest.built)],
      [
        "Size",
        `${megabytes(bytes)} in ${manifest.tables.flatMap((table) => table.files).length} Parquet files`,
      ],
      ["Labels in use", manifest.run ?? "none"],
      ["Version of the code", element(document, "code", {}, manifest.code_version)],
    ];
    return element(
      document,
      "div",
      {},
      element(
        document,
        "dl",
        { class: "facts" },
        facts.map(([name, value]) =>
          element(document, "div", {}, element(document, "dt", {}, name), element(document, "dd", {}, value)),
        ),
      ),
      manifest.notes.length
        ? element(
            document,
            "ul",
            { class: "notes" },
            manifest.notes.map((note) => element(document, "li", {}, note)),
          )
        : undefined,
    );
  },
};

function span(site: Site, flow: "imports" | "exports"): string {
  const months = site.months[flow];
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return "none";
  const missing = missingMonths(site, flow).length;
  return `${formatMonth(first)} to ${formatMonth(last)}${missing ? ` with ${missing} months missing` : ""}`;
}
