import type { Cache, Flow } from "../cache.js";
import { placeParts, type PlacePart } from "../places.js";
import { gapNotes } from "./gaps.js";
import { answerOf, formatAnswer } from "./answer.js";
import { damagedInputs } from "./damage.js";
import { collectInputs, describeMonths, flows, holesIn, type Inputs } from "./inputs.js";
import type { LabelRun, Manifest } from "./manifest.js";
import { damagedFiles, findCurrent, listSnapshots } from "./store.js";

/** What a cache folder holds. */
export interface Status {
  cache: string;
  facts: Record<Flow, { months: string[]; holes: string[]; rows: number }>;
  /** ports and states that were pulled for some codes; flows without any are left out */
  places: { part: PlacePart; flow: Flow; months: string[]; codes: number; rows: number }[];
  lists: { list: string; fetched: string | null; address: string | null }[];
  runs: LabelRun[];
  /** run folders that hold no labels yet */
  unfinished_runs: string[];
  snapshots: SnapshotStatus[];
  current: string | null;
  /** what is wrong in the cache and what to do about it, in sentences */
  problems: string[];
}

export interface SnapshotStatus {
  id: string;
  kind: Manifest["kind"];
  built: string;
  run: string | null;
  /** first and last month of each flow, NULL where the snapshot has none */
  imports: [string, string] | null;
  exports: [string, string] | null;
  rows: number;
  bytes: number;
  /** trade that a join leaves without something, a sentence for each */
  gaps: string[];
  current: boolean;
}

export async function readStatus(cache: Cache): Promise<Status> {
  const inputs = await collectInputs(cache);
  const damage = await damagedInputs(cache, inputs);
  const currentSnapshot = await findCurrent(cache).catch((error: Error) => {
    damage.push(error.message);
    return undefined;
  });
  if (currentSnapshot)
    for (const problem of await damagedFiles(currentSnapshot))
      damage.push(`${problem} (run atlas verify ${currentSnapshot.id} --repair)`);
  const current = currentSnapshot?.id ?? null;
  const facts = (flow: Flow): Status["facts"][Flow] => {
    const months = inputs.months[flow].map(({ month }) => month);
    return {
      months,
      holes: holesIn(months),
      rows: inputs.months[flow].reduce((rows, month) => rows + month.rows, 0),
    };
  };
  return {
    cache: cache.root,
    facts: { imports: facts("imports"), exports: facts("exports") },
    places: placeParts.flatMap((part) => flows.flatMap((flow) => placesOf(inputs, part, flow))),
    lists: inputs.lists.map(({ name, sources }) => ({
      list: name,
      fetched: sources[0]?.fetched ?? null,
      address: sources[0]?.address ?? null,
    })),
    runs: inputs.runs.map(({ run }) => run),
    unfinished_runs: inputs.unfinishedRuns,
    snapshots: (await listSnapshots(cache)).map(({ id, manifest }) => ({
      id,
      kind: manifest.kind,
      built: manifest.built,
      run: manifest.run,
      imports: span(manifest.months.imports),
      exports: span(manifest.months.exports),
      rows: manifest.tables.reduce((rows, table) => rows + table.rows, 0),
      bytes: manifest.tables.flatMap(({ files }) => files).reduce((bytes, file) => bytes + file.bytes, 0),
      gaps: gapNotes(manifest.gaps ?? []),
      current: id === current,
    })),
    current,
    problems: [...inputs.incomplete, ...damage],
  };
}

/** The status as lines for a reader. */
export function* statusLines(status: Status): Generator<string> {
  yield `cache: ${status.cache}`;
  for (const flow of flows) {
    const { months, holes, rows } = status.facts[flow];
    yield months.length
      ? `${flow}: ${months.length} months (${describeMonths(months)}), ${rows.toLocaleString("en-US")} rows` +
        (holes.length ? `; missing inside the range: ${describeMonths(holes)}` : "")
      : `${flow}: none (run atlas pull)`;
  }
  for (const { part, flow, months, codes, rows } of status.places)
    yield `${part} of ${flow}: ${counted(months.length, "month")} (${describeMonths(months)}), ${counted(codes, "code")}, ${counted(rows, "row")}`;
  yield "";
  yield* section(
    "label runs",
    status.runs.map(({ run, labeler, codes, labelled }) => ({ run, labeler, codes, labelled })),
    "none (run atlas label)",
  );
  for (const run of status.unfinished_runs) yield `${run}: no labels yet`;
  yield "";
  yield* section("lists", status.lists, "none (run atlas lists)");
  yield "";
  yield* section(
    "snapshots",
    status.snapshots.map((snapshot) => ({
      id: snapshot.id,
      kind: snapshot.kind,
      imports: snapshot.imports?.join(" to ") ?? "none",
      exports: snapshot.exports?.join(" to ") ?? "none",
      run: snapshot.run ?? "none",
      rows: snapshot.rows,
      megabytes: Number((snapshot.bytes / 1e6).toFixed(1)),
      built: snapshot.built,
      current: snapshot.current ? "current" : "",
    })),
    "none (run atlas snapshot; until then the app runs on its sample)",
  );
  for (const { gaps } of status.snapshots.filter(({ current }) => current))
    for (const gap of gaps) yield `note: ${gap}`;
  for (const problem of status.problems) yield `\nproblem: ${problem}`;
}

function* section(title: string, rows: readonly object[], none: string): Generator<string> {
  if (!rows.length) yield `${title}: ${none}`;
  else {
    yield `${title}:`;
    yield* formatAnswer(answerOf(rows), "table");
  }
}

function placesOf(inputs: Inputs, part: PlacePart, flow: Flow): Status["places"] {
  const months = inputs.places[part][flow];
  if (!months.length) return [];
  return [
    {
      part,
      flow,
      months: months.map(({ month }) => month),
      codes: new Set(months.flatMap(({ codes }) => codes)).size,
      rows: months.reduce((sum, { rows }) => sum + rows, 0),
    },
  ];
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString("en-US")} ${what}${count === 1 ? "" : "s"}`;
}

function span(months: readonly string[]): [string, string] | null {
  const [first, last] = [months[0], months.at(-1)];
  return first === undefined || last === undefined ? null : [first, last];
}
