import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Cache } from "../cache.js";
import type { RunRecord } from "../labels/run.js";
import { writeParquet } from "../parquet.js";
import type { LabelRun } from "../snapshot/manifest.js";
import { table } from "../snapshot/tables.js";
import { sampleMade, sampleRun } from "./identity.js";
import type { SampleCode, SampleLabel } from "./sample-code.js";

/** Writes the run `sample`: a label for every code that has one, as `atlas label` leaves a run. */
export async function writeSampleLabels(cache: Cache, codes: readonly SampleCode[]): Promise<void> {
  const folder = join(cache.labels, "runs", sampleRun);
  await mkdir(folder, { recursive: true });
  const labelled = codes.filter(({ label }) => label !== undefined);
  const hash = createHash("sha256")
    .update(JSON.stringify(labelled.map(({ flow, hs10, label }) => [flow, hs10, label])))
    .digest("hex")
    .slice(0, 16);
  const { columns, sortedBy } = table("labels");
  const rows = labelled.map((code) => labelRow(code, code.label!, hash));
  await writeParquet(join(folder, "labels.parquet"), columns, rows, sortedBy);
  const run: LabelRun & Pick<RunRecord, "content_hash" | "sources"> = {
    content_hash: hash,
    sources: [],
    run: sampleRun,
    labeler: "sample",
    model: null,
    prompt_hash: hash,
    schema_version: "1",
    labelled: sampleMade,
    codes: labelled.length,
    cost_usd: null,
    failures: 0,
    note: "Labels written by hand for the codes of the sample; no model was asked.",
  };
  await writeFile(join(folder, "run.json"), `${JSON.stringify(run, null, 2)}\n`);
}

function labelRow(code: SampleCode, label: SampleLabel, hash: string): Record<string, unknown> {
  return {
    run: sampleRun,
    flow: code.flow,
    hs10: code.hs10,
    relevance: label.relevance,
    confidence: label.confidence,
    category: label.category,
    specific_use: label.use || null,
    reasoning: reasonOf(label),
    model: "sample",
    prompt_hash: hash,
    labelled_at: sampleMade.slice(0, 19).replace("T", " "),
    vote_share: null,
  };
}

function reasonOf({ relevance, category, use }: SampleLabel): string {
  if (relevance === "High")
    return `A data center is built or run with it: ${use}. ${highReasons[category] ?? ""}`.trim();
  if (relevance === "Medium")
    return `It can serve a data center (${use}), but most of it is bought for other ends, or it is only a step towards such a good.`;
  return "Nothing in the description or the industry points to a data center.";
}

const highReasons: Record<string, string> = {
  Compute_Hardware: "It computes, remembers or carries the parts that do.",
  Electrical_Power: "Power must be brought in, transformed, switched, stored and backed up.",
  Networking_Telecom: "Machines that train together must exchange data at high speed.",
  Cooling_HVAC: "Nearly all the power used turns into heat that must be carried off.",
  Building_Structure: "The halls have to be framed, floored and closed.",
  Fire_Safety_Security: "Dense electronics need detection, extinguishing and guarded doors.",
  Specialty_Materials: "Few materials do its work in chips, magnets or heat paths.",
  Maintenance_Operations: "It keeps a running site measured and in order.",
};
