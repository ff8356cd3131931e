import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Cache } from "../cache.js";
import { withoutSecrets } from "../errors.js";
import { placeParts } from "../places.js";
import type { Reporter } from "../progress.js";
import { assemble, type Assembled } from "./assemble.js";
import { codeVersion } from "./code-version.js";
import { damagedInputs } from "./damage.js";
import { refusalOf } from "./gaps.js";
import { collectInputs, flows, type Inputs } from "./inputs.js";
import { checksumList, identify } from "./identity.js";
import { fittingRuns } from "./fitting-runs.js";
import { chooseTasks } from "./tasks.js";
import type { Manifest, ManifestTable, SourceFile } from "./manifest.js";
import { notesOf } from "./notes.js";
import { DamagedError } from "../stored.js";
import { findCurrent, publishFolder, setCurrentId, type StoredSnapshot } from "./store.js";
import { tables } from "./tables.js";

export interface BuildOptions {
  /** where facts, code lists, labels and tariff lists are read */
  inputs: Cache;
  /** where the snapshot is written and made the current one */
  into: Cache;
  kind: Manifest["kind"];
  /** label run to use; see `chooseRun` */
  run?: string | undefined;
  /** label runs to use, at most one for each task; the first one's task is the one in use */
  runs?: readonly string[] | undefined;
  /** tasks to hold, the one in use first; see `chooseTasks` */
  tasks?: readonly string[] | undefined;
  /**
   * whether more unlabelled dollars of a month than `mostUnlabelled` stop the build: `refuse` for whatever is to be
   * published; `allow` is recorded in the manifest; default: built and counted, without a record of permission
   */
  unlabelled?: "refuse" | "allow" | undefined;
  notes?: string[];
  /** default true */
  makeCurrent?: boolean;
  report?: Reporter;
  now?: Date;
}

/**
 * Builds an immutable snapshot of everything in the cache and makes it the current one. Its id is the last
 * month and a hash of the content, so the same inputs give the same snapshot.
 * @throws where there are no facts, a partition is incomplete, or too much of a month has no label
 */
export async function buildSnapshot(options: BuildOptions): Promise<{ id: string; folder: string }> {
  const { into, kind, report, now = new Date() } = options;
  const inputs = await collectInputs(options.inputs);
  const damage = [...inputs.incomplete, ...(await damagedInputs(options.inputs, inputs))];
  if (damage.length) throw new DamagedError(damage.join("\n"));
  if (!flows.some((flow) => inputs.months[flow].length))
    throw new Error(
      `no facts in ${options.inputs.facts} (expected at least one month: run atlas pull first; ` +
        "until then the app runs on its sample)",
    );
  const runs = inputs.runs.map(({ run }) => run);
  const fitting = await fittingRuns(inputs.runs, options);
  const own = inputs.lists.flatMap((list) => list.own ?? []);
  const previous = (await currentOrNone(into))?.manifest;
  const tasks = chooseTasks(
    fitting,
    { run: options.run, runs: options.runs, tasks: options.tasks },
    previous,
  );
  const run = tasks[0]?.run ?? null;

  const id = await publishFolder(into, async (folder) => {
    const { files, totals, gaps } = await assemble(options.inputs, inputs, folder, run, report);
    const refusal = options.unlabelled === "refuse" ? refusalOf(gaps, run) : undefined;
    if (refusal !== undefined) throw new Error(refusal);
    const known = {
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
      ...(tasks.length > 0 && { tasks }),
      ...(own.length > 0 && { lists: own }),
      gaps,
      ...(options.unlabelled === "allow" ? { allow_unlabelled: true as const } : {}),
    };
    const notes = new Set([...(options.notes ?? []), ...notesOf(inputs, known)]);
    const content = { ...known, notes: [...notes] };
    const id = identify(content);
    const manifest: Manifest = {
      format: 1,
      id,
      built: now.toISOString(),
      code_version: await codeVersion(),
      ...content,
    };
    await writeManifest(folder, manifest);
    return id;
  });
  if (options.makeCurrent ?? true) await setCurrentId(into, id);
  return { id, folder: join(into.snapshots, id) };
}

/** The snapshot before this one; a build is the way out where that cannot be read. */
async function currentOrNone(cache: Cache): Promise<StoredSnapshot | undefined> {
  try {
    return await findCurrent(cache);
  } catch (error) {
    if (error instanceof DamagedError) return undefined;
    throw error;
  }
}

async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  const sha256 = createHash("sha256").update(text).digest("hex");
  await writeFile(join(folder, "manifest.json"), text);
  await writeFile(join(folder, "SHA256SUMS"), checksumList(manifest, sha256));
}

/** Every table; an optional one only where something was pulled for it. */
function manifestTables(files: Assembled["files"]): ManifestTable[] {
  return tables
    .filter(({ name, optional }) => !optional || files[name].length > 0)
    .map(({ name, columns }) => ({
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
    ...flows.flatMap((flow) =>
      placeParts.flatMap((part) => inputs.places[part][flow].flatMap(({ sources }) => sources)),
    ),
    ...inputs.lists.flatMap(({ sources }) => sources),
    ...inputs.runs.flatMap(({ sources }) => sources),
    ...(inputs.overrides?.sources ?? []),
  ];
  // older caches hold addresses whole
  const said = all.map((source) => ({ ...source, address: withoutSecrets(source.address) }));
  return [...new Map(said.map((source) => [`${source.address} ${source.sha256}`, source])).values()];
}
