import type { Context } from "../../view/page/view.js";

/** The parts of a snapshot's manifest that the page shows; the contract is `loaders/snapshot/manifest.ts`. */
export interface ManifestData {
  id: string;
  kind: "live" | "sample";
  built: string;
  code_version: string;
  run: string | null;
  sources: {
    name: string;
    publisher: string;
    address: string;
    fetched: string;
    bytes: number;
    sha256: string;
    last_modified: string | null;
  }[];
  tables: {
    name: string;
    rows: number;
    files: { file: string; rows: number; bytes: number; sha256: string }[];
    columns: { name: string; type: string; unit: string; about: string }[];
  }[];
  months: { imports: string[]; exports: string[] };
  control_totals: { flow: "imports" | "exports"; month: string; ours: string; published: string | null }[];
  runs: {
    run: string;
    labeler: string;
    model: string | null;
    codes: number;
    labelled: string;
    prompt_hash: string;
    note: string;
  }[];
  /** absent in snapshots that were built before it was counted */
  gaps?: {
    flow: "imports" | "exports";
    missing: "label" | "description" | "naics" | "unit" | "country";
    codes: number;
    dollars: string;
    largest: { code: string; dollars: string }[];
    months: { month: string; codes: number; dollars: string; share: number }[];
  }[];
  notes: string[];
}

export function manifestOf(context: Context): ManifestData {
  return context.data as ManifestData;
}

export function megabytes(bytes: number): string {
  return bytes < 100_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** `2026-11-22T03:50:44.000Z` as `2026-11-22 03:50 UTC`. */
export function timeText(time: string): string {
  return time ? `${time.slice(0, 10)} ${time.slice(11, 16)} UTC` : "–";
}
