import type { ReaderLabels } from "../measures/label-changes.js";
import type { Flow } from "../measures/vocabulary.js";
import type { Moves } from "./moved.js";
import { once } from "./once.js";
import type { Kept } from "./query.js";
import type { Relation } from "./relation.js";
import type { Detail } from "./site.js";

/** What was worked out under some labels. */
export interface Labelled {
  detail?: Detail | undefined;
  labels: ReaderLabels;
  kept: Kept;
  /** the same for texts that read a flow by code and country, by how far that tells codes apart */
  keptOfDetail: Map<string, Kept>;
  relations: Map<string, Promise<Relation>>;
  moves: Map<Flow, Promise<Moves>>;
}

/** Labels under which nothing was worked out yet. */
export function labelled(labels: ReaderLabels): Labelled {
  return { labels, kept: new Map(), keptOfDetail: new Map(), relations: new Map(), moves: new Map() };
}

/** Where queries are kept that read these flows by code and country. */
export function keptUnder(use: Labelled, detailed: readonly Flow[]): Kept {
  if (!detailed.length) return use.kept;
  const key = JSON.stringify([use.detail, detailed]);
  const kept: Kept = use.keptOfDetail.get(key) ?? new Map<string, Relation>();
  use.keptOfDetail.set(key, kept);
  return kept;
}

/** A relation that follows labels, made once; one that could not be made is tried anew. */
export function following(use: Labelled, name: string, make: () => Promise<Relation>): Promise<Relation> {
  return once(use.relations, name, make);
}
