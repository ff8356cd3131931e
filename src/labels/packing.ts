import {
  effectOf,
  layersOf,
  relevances,
  type CategoryChange,
  type CodeChange,
  type LabelBase,
  type LabelChange,
  type Layer,
  type ReaderLabels,
  type Relevance,
} from "../measures/label-changes.js";
import { task } from "../measures/task.js";
import { ByteReader, ByteWriter } from "./bytes.js";
import { longestName, mostChanges, normalizeLabels } from "./normalize.js";
import { groupBy } from "../measures/rows.js";

/**
 * The labels as bytes, version 1: base, threshold, place of Medium, names of categories beyond the usual ones,
 * then the layers of changes. The codes of a layer stand in groups of one effect and one length, each group
 * sorted and written level by level, two digits a number, so that equal beginnings cost nearly nothing once deflated.
 */
export function writeLabels(labels: ReaderLabels): Uint8Array {
  const writer = new ByteWriter();
  const layers = layersOf(labels.changes);
  writer.number(bases.indexOf(labels.base.kind));
  if ("name" in labels.base) writer.text(labels.base.name);
  writer.number(labels.confidence);
  writer.number(places.indexOf(labels.medium));
  const names = namesOf(labels.changes);
  writer.number(names.length - usualNames().length);
  for (const name of names.slice(usualNames().length)) writer.text(name);
  writer.number(layers.length);
  for (const layer of layers) writeLayer(writer, layer, names);
  return writer.finish();
}

/** @throws Error that says what is wrong with the bytes */
export function readLabels(bytes: Uint8Array): ReaderLabels {
  const reader = new ByteReader(bytes);
  const base = readBase(reader);
  const confidence = reader.number(100);
  const medium = places[reader.number(places.length - 1)];
  const names: string[] = [...usualNames()];
  for (let left = reader.number(1000); left > 0; left--) names.push(reader.text(longestName * 4));
  const changes: LabelChange[] = [];
  for (let left = reader.number(mostChanges); left > 0; left--) readLayer(reader, names, changes);
  reader.finish();
  return normalizeLabels({ base, changes, confidence, medium });
}

/** Places in these lists are what links hold: new entries go to the end. */
const bases = ["site", "run", "list", "none"] as const;
const places = ["apart", "ai", "non_ai"] as const;
const usualNames = (): readonly string[] => task.linkNames;

function readBase(reader: ByteReader): LabelBase {
  const kind = bases[reader.number(bases.length - 1)] ?? "site";
  return kind === "run" || kind === "list" ? { kind, name: reader.text(longestName * 4) } : { kind };
}

function namesOf(changes: readonly LabelChange[]): string[] {
  const used = changes.flatMap((change) => [
    ...("of" in change ? [change.of] : []),
    ...(change.category === undefined ? [] : [change.category]),
  ]);
  const others = [...new Set(used)].filter((name) => !usualNames().includes(name)).sort();
  return [...usualNames(), ...others];
}

/** A layer begins with its number of groups; none means that it is a change of a category. */
function writeLayer(writer: ByteWriter, layer: Layer, names: readonly string[]): void {
  if ("category" in layer) {
    writer.number(0);
    writer.number(names.indexOf(layer.category.of));
    writeEffect(writer, layer.category, names);
    return;
  }
  const groups = groupsOf(layer.codes);
  writer.number(groups.length);
  for (const codes of groups) {
    const [first] = codes;
    writeEffect(writer, first, names);
    writer.number(first.prefix.length / 2);
    writer.number(codes.length);
    writePrefixes(
      writer,
      codes.map((change) => change.prefix),
    );
  }
}

function readLayer(reader: ByteReader, names: readonly string[], changes: LabelChange[]): void {
  const groups = reader.number(mostChanges);
  if (groups === 0) {
    const of = names[reader.number(names.length - 1)] ?? "";
    changes.push({ of, ...readEffect(reader, names) });
  }
  for (let left = groups; left > 0; left--) {
    const effect = readEffect(reader, names);
    const levels = reader.number(5);
    const count = reader.number(mostChanges - changes.length);
    for (const prefix of readPrefixes(reader, levels, count)) changes.push({ prefix, ...effect });
  }
}

function groupsOf(codes: readonly CodeChange[]): [CodeChange, ...CodeChange[]][] {
  return [...groupBy(codes, (change) => `${change.prefix.length} ${effectOf(change)}`).values()];
}

/** 0 = not set, else one more than the place. */
function writeEffect(writer: ByteWriter, change: LabelChange, names: readonly string[]): void {
  writer.number(change.relevance === undefined ? 0 : relevances.indexOf(change.relevance) + 1);
  writer.number(change.category === undefined ? 0 : names.indexOf(change.category) + 1);
}

type Effect = Pick<CategoryChange, "relevance" | "category">;

function readEffect(reader: ByteReader, names: readonly string[]): Effect {
  const relevance: Relevance | undefined = relevances[reader.number(relevances.length) - 1];
  const category = names[reader.number(names.length) - 1];
  return { ...(relevance !== undefined && { relevance }), ...(category !== undefined && { category }) };
}

/** Level by level: a step from the code before where the levels above are the same, else the two digits. */
function writePrefixes(writer: ByteWriter, prefixes: readonly string[]): void {
  const levels = (prefixes[0]?.length ?? 0) / 2;
  for (let level = 0; level < levels; level++)
    prefixes.forEach((prefix, i) => {
      writer.number(pairOf(prefix, level) - stepFrom(prefixes[i - 1], prefix, level));
    });
}

function readPrefixes(reader: ByteReader, levels: number, count: number): string[] {
  const prefixes = new Array<string>(count).fill("");
  for (let level = 0; level < levels; level++)
    for (let i = 0; i < count; i++) {
      const above = prefixes[i] ?? "";
      const pair = reader.number(99) + stepFrom(prefixes[i - 1], above, level);
      if (pair > 99) throw new Error("it holds a code that cannot be");
      prefixes[i] = above + String(pair).padStart(2, "0");
    }
  return prefixes;
}

/** Where a level counts from: the pair of the code before where all above it is the same, else zero. */
function stepFrom(before: string | undefined, prefix: string, level: number): number {
  if (before === undefined || before.slice(0, 2 * level) !== prefix.slice(0, 2 * level)) return 0;
  return pairOf(before, level);
}

function pairOf(prefix: string, level: number): number {
  return Number(prefix.slice(2 * level, 2 * level + 2));
}
