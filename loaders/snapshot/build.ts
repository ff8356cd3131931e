import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Cache } from "../cache.js";
import type { Reporter } from "../progress.js";
import { assemble, type Assembled } from "./assemble.js";
import { codeVersion } from "./code-version.js";
import { collectInputs, flows, type Inputs } from "./inputs.js";
import { chooseRun } from "./labels.js";
import type { Manifest, ManifestTable, SourceFile } from "./manifest.js";
import { notesOf } from "./notes.js";
import { findCurrent, publishFolder, setCurrentId } from "./store.js";
import { tables } from "./tables.js";

export interface BuildOptions {
  /** where facts, code lists, labels and tariff lists are read */
  inputs: Cache;
  /** where the snapshot is written and made the current one */
  into: Cache;
  kind: Manifest["kind"];
  /** label run to use; see `chooseRun` */
  run?: string | undefined;
  notes?: string[];
  report?: Reporter;
  now?: Date;
}

/**
 * Builds an immutable snapshot of everything in the cache and makes it the current one. Its id is the last
 * month and a hash of the content, so the same inputs give the same snapshot.
 * @throws where there are no facts, or a partition is incomplete
 */
export async function buildSnapshot(options: BuildOptions): Promise<{ id: string; folder: string }> {
  const { into, kind, report, now = new Date() } = options;
  const inputs = await collectInputs(options.inputs);
  const lastMonth = lastMonthOf(inputs);
  if (lastMonth === undefined)
    throw new Error(
      `no facts in ${options.inputs.facts} (expected at least one month: run atlas pull first; ` +
        "until then the app runs on its sample)",
    );
  const runs = inputs.runs.map(({ run }) => run);
  const run = chooseRun(runs, options.run, (await findCurrent(into))?.manifest.run);

  const id = await publishFolder(into, async (folder) => {
    const { files, totals } = await assemble(options.inputs, inputs, folder, report);
    const content = {
      kind,
      run,
      sources: sourcesOf(inputs),
      tables: manifestTables(files),
      months: {
        imports: inputs.months.imports.map(({ month }) => month),
        exports: inputs.months.exports.map(({ month }) => month),
      },
      control_totals: totals,
      runs,
    };
    const notes = [...(options.notes ?? []), ...notesOf(inputs, content)];
    const id = `${kind === "sample" ? "sample-" : ""}${lastMonth}-${hashOf({ ...content, notes })}`;
    const manifest: Manifest = {
      format: 1,
      id,
      built: now.toISOString(),
      code_version: await codeVersion(),
      ...content,
      notes,
    };
    await writeFile(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
    return id;
  });
  await setCurrentId(into, id);
  return { id, folder: join(into.snapshots, id) };
}

function lastMonthOf(inputs: Inputs): string | undefined {
  return flows
    .flatMap((flow) => inputs.months[flow].map(({ month }) => month))
    .sort()
    .at(-1);
}

function manifestTables(files: Assembled["files"]): ManifestTable[] {
  return tables.map(({ name, columns }) => ({
    name,
    files: files[name],
    rows: files[name].reduce((rows, file) => rows + file.rows, 0),
    columns,
  }));
}

/** Every file and answer that went in, each once: the months of a year may come from one file. */
function sourcesOf(inputs: Inputs): SourceFile[] {
  const all = [
    ...flows.flatMap((flow) => inputs.months[flow].flatMap(({ sources }) => sources)),
    ...inputs.lists.flatMap(({ sources }) => sources),
    ...inputs.runs.flatMap(({ sources }) => sources),
  ];
  return [...new Map(all.map((source) => [`${source.address} ${source.sha256}`, source])).values()];
}

/** Fetching the same bytes again makes no other snapshot: the times of sources do not count. */
function hashOf(content: object): string {
  const text = JSON.stringify(content, (key, value: unknown) => (key === "fetched" ? undefined : value));
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}
