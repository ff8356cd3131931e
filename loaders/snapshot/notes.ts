import { words } from "../../src/measures/task.js";
import type { Flow } from "../cache.js";
import { placeParts, type PlacePart } from "../places.js";
import { gapNotes } from "./gaps.js";
import { describeMonths, flows, holesIn, type Inputs } from "./inputs.js";
import type { Manifest } from "./manifest.js";

/** What a reader must know of a snapshot, in sentences: holes, what is missing, what does not add up. */
export function notesOf(
  inputs: Inputs,
  manifest: Pick<Manifest, "months" | "control_totals" | "run" | "runs" | "gaps" | "allow_unlabelled">,
): string[] {
  const notes: string[] = [];
  for (const flow of flows) {
    const months = manifest.months[flow];
    if (!months.length) notes.push(`There are no ${flow} in this snapshot.`);
    const holes = holesIn(months);
    if (holes.length) notes.push(`Months without ${flow} inside the range: ${describeMonths(holes)}.`);
  }
  const { imports, exports } = manifest.months;
  if (imports.length && exports.length && imports.at(-1) !== exports.at(-1))
    notes.push(`Imports end in ${imports.at(-1)}, exports in ${exports.at(-1)}.`);
  for (const part of placeParts) for (const flow of flows) notes.push(...holesOf(inputs, part, flow));
  for (const { flow, month, ours, published } of manifest.control_totals)
    if (published !== null && published !== ours)
      notes.push(`The ${flow} of ${month} add up to ${ours} dollars; the publisher's total is ${published}.`);
  if (manifest.run === null) notes.push(`There are no labels: no product counts as ${words().adjective}.`);
  else if (manifest.runs.length > 1)
    notes.push(`Of ${manifest.runs.length} label runs, ${manifest.run} is the one in use.`);
  notes.push(...gapNotes(manifest.gaps ?? []));
  if (manifest.allow_unlabelled)
    notes.push("It was built with codes that have no label allowed, however much they trade.");
  for (const name of inputs.unfinishedRuns)
    notes.push(`The label run ${name} had no labels yet and is left out.`);
  if (!inputs.lists.length) notes.push("There are no tariff lists.");
  return notes;
}

/** Codes that Census did not answer for by port or state. */
function holesOf(inputs: Inputs, part: PlacePart, flow: Flow): string[] {
  const codes = new Set(inputs.places[part][flow].flatMap(({ holes }) => holes.map(({ code }) => code)));
  if (!codes.size) return [];
  const named = [...codes].sort();
  return [
    `The ${part} of ${flow} lack ${named.length} ${named.length === 1 ? "code" : "codes"} of those pulled, in some month: ${named.slice(0, 8).join(", ")}${named.length > 8 ? " and more" : ""}.`,
  ];
}
