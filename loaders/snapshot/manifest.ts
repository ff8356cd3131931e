import type { Task } from "../tasks/task.js";
import type { Column, TableName } from "./tables.js";

/** What `manifest.json` of a snapshot holds. Months are `YYYY-MM`, times ISO 8601 in UTC. */
export interface Manifest {
  format: 1;
  id: string;
  kind: "live" | "sample";
  built: string;
  code_version: string;
  /** the label run that pages and `atlas measure` use unless told otherwise */
  run: string | null;
  sources: SourceFile[];
  tables: ManifestTable[];
  months: { imports: string[]; exports: string[] };
  control_totals: ControlTotal[];
  runs: LabelRun[];
  /** the questions that the runs answer, the one in use first; absent in snapshots of before, which held the paper's */
  tasks?: HeldTask[];
  /** lists that are not of the registry; absent where there are none */
  lists?: OwnList[];
  /** trade that a join leaves without something; absent in snapshots that were built before it was counted */
  gaps?: Gap[];
  /** the build was told to go on whatever has no label */
  allow_unlabelled?: true;
  /** what a reader must know of this snapshot, in sentences */
  notes: string[];
}

/** One file or API answer that went into the snapshot. */
export interface SourceFile {
  name: string;
  publisher: string;
  address: string;
  fetched: string;
  bytes: number;
  sha256: string;
  /** the publisher's own Last-Modified, where it sent one */
  last_modified: string | null;
}

/** A task as it was when the snapshot was built, and its runs. */
export interface HeldTask {
  task: Task;
  /** the run that pages and measures of this task use */
  run: string;
  runs: string[];
}

/** A list that its owner added (`atlas lists add`): what pages say of it. Its codes stand in table `lists`. */
export interface OwnList {
  list: string;
  kind: string;
  title: string;
  /** first day in force of any of its codes, `YYYY-MM-DD`; NULL where it has none */
  effective: string | null;
  rate: number | null;
  /** Census codes of the countries whose goods it is about; absent: every country's */
  countries?: string[];
}

export interface ManifestTable {
  name: TableName;
  files: { file: string; rows: number; bytes: number; sha256: string }[];
  rows: number;
  columns: readonly Column[];
}

/** What a join may not find: the label of the run in use, the code's description, industry or unit, the country's name. */
export type MissingPart = "label" | "description" | "naics" | "unit" | "country";

/** Trade of one flow in covered goods that lacks one thing. Dollars are decimal strings. */
export interface Gap {
  flow: "imports" | "exports";
  missing: MissingPart;
  /** distinct codes (countries where the country is missing) over all months */
  codes: number;
  dollars: string;
  /** the codes that hold most of it */
  largest: { code: string; dollars: string }[];
  /** `share`: percent of the month's covered dollars, corrections below zero counted by their size */
  months: { month: string; codes: number; dollars: string; share: number }[];
}

/** Dollars by flow and month, as decimal strings: BIGINT does not fit a JSON number. */
export interface ControlTotal {
  flow: "imports" | "exports";
  month: string;
  /** sum over the snapshot's rows: con_val (imports), domestic_val + foreign_val (exports) */
  ours: string;
  /** the publisher's own total for the month, from the control members of the bulk file or the API's world row */
  published: string | null;
}

export interface LabelRun {
  run: string;
  labeler: string;
  model: string | null;
  prompt_hash: string;
  schema_version: string;
  labelled: string;
  codes: number;
  cost_usd: number | null;
  failures: number;
  note: string;
}
