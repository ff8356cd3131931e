/** What a reader does to the labels, as data. The order of changes counts: a later one overrules an earlier one. */
export const relevances = ["High", "Medium", "Low"] as const;
export type Relevance = (typeof relevances)[number];

/** Where a reader's labels start from: the site's run, another run, a published list (on it = High), or nothing. */
export type LabelBase =
  { kind: "site" } | { kind: "run"; name: string } | { kind: "list"; name: string } | { kind: "none" };

/** A code, HTS8 line, HS6 or HS4 heading or chapter by its two, four, six, eight or ten digits; both flows. */
export interface CodeChange {
  prefix: string;
  relevance?: Relevance;
  category?: string;
}

/** All codes that stand in a category when the change takes effect. */
export interface CategoryChange {
  of: string;
  relevance?: Relevance;
  category?: string;
}

export type LabelChange = CodeChange | CategoryChange;

export interface ReaderLabels {
  base: LabelBase;
  changes: readonly LabelChange[];
  /** least stated confidence, 0 to 100, for High to count; below it a code counts as Medium */
  confidence: number;
  /** where Medium counts: apart, in, or out */
  medium: "apart" | "ai" | "non_ai";
}

export const unchangedLabels: ReaderLabels = {
  base: { kind: "site" },
  changes: [],
  confidence: 0,
  medium: "apart",
};

export function isCodeChange(change: LabelChange): change is CodeChange {
  return "prefix" in change;
}

export function isUnchanged(labels: ReaderLabels): boolean {
  return (
    labels.base.kind === "site" &&
    labels.changes.length === 0 &&
    labels.confidence === 0 &&
    labels.medium === "apart"
  );
}

/** Is it a prefix that a change may name: 2, 4, 6, 8 or 10 digits? */
export function isPrefix(text: string): boolean {
  return /^(?:\d\d){1,5}$/.test(text);
}

/** The prefixes of a code or prefix at every level, itself last: 84, 8471, 847150 … */
export function levelsOf(prefix: string): string[] {
  return Array.from({ length: prefix.length / 2 }, (_, i) => prefix.slice(0, 2 * i + 2));
}

/** The changes without the parts that later ones overrule wholly; the labels that follow from them are the same. */
export function effectiveChanges(changes: readonly LabelChange[]): LabelChange[] {
  const later = new Map<string, Overruled>();
  const kept: LabelChange[] = [];
  let categoryChanges = 0;
  for (const change of [...changes].reverse()) {
    if (!isCodeChange(change)) {
      if (overrules(kept.at(-1), change)) continue;
      categoryChanges++;
      kept.push(change);
      continue;
    }
    const above = levelsOf(change.prefix).flatMap((level) => later.get(level) ?? []);
    const relevance = above.some((l) => l.relevance) ? undefined : change.relevance;
    const category = above.some((l) => l.both || l.categoryAfter === categoryChanges)
      ? undefined
      : change.category;
    if (relevance !== undefined || category !== undefined)
      kept.push({
        prefix: change.prefix,
        ...(relevance !== undefined && { relevance }),
        ...(category !== undefined && { category }),
      });
    later.set(change.prefix, overruledBy(change, later.get(change.prefix), categoryChanges));
  }
  return kept.reverse();
}

/** What changes later in the list, at or above a prefix, set anew. */
interface Overruled {
  relevance: boolean;
  both: boolean;
  /** how many changes of a category follow the nearest one that sets the category */
  categoryAfter: number | undefined;
}

function overruledBy(change: CodeChange, known: Overruled | undefined, categoryChanges: number): Overruled {
  const { relevance, category } = change;
  return {
    relevance: relevance !== undefined || (known?.relevance ?? false),
    both: (relevance !== undefined && category !== undefined) || (known?.both ?? false),
    categoryAfter: category !== undefined ? categoryChanges : known?.categoryAfter,
  };
}

/** Two changes of one category in a row: the later one overrules what it sets too, unless the first moved the codes away. */
function overrules(later: LabelChange | undefined, earlier: CategoryChange): boolean {
  return (
    later !== undefined &&
    !isCodeChange(later) &&
    later.of === earlier.of &&
    earlier.category === undefined &&
    (later.relevance !== undefined || earlier.relevance === undefined)
  );
}

/** Changes that can be made at once: of codes that do not contain one another, or one change of a category. */
export type Layer = { codes: readonly CodeChange[] } | { category: CategoryChange };

/**
 * The changes as the fewest layers, each made upon the result of the one before. Changes that do not touch
 * the same codes share a layer and stand in a fixed order, so equal labels have equal layers.
 */
export function layersOf(changes: readonly LabelChange[]): Layer[] {
  const layers: Layer[] = [];
  let floor = 0;
  const own = new Map<string, number>();
  const below = new Map<string, number>();
  for (const change of changes) {
    if (!isCodeChange(change)) {
      layers.push({ category: change });
      floor = layers.length;
      own.clear();
      below.clear();
      continue;
    }
    const levels = levelsOf(change.prefix);
    const touching = levels.map((level) => own.get(level) ?? -1);
    const at = Math.max(floor, 1 + Math.max(below.get(change.prefix) ?? -1, ...touching));
    const layer = (layers[at] ??= { codes: [] });
    if ("codes" in layer) (layer.codes as CodeChange[]).push(change);
    own.set(change.prefix, at);
    for (const level of levels) below.set(level, Math.max(at, below.get(level) ?? at));
  }
  for (const layer of layers) if ("codes" in layer) (layer.codes as CodeChange[]).sort(inFixedOrder);
  return layers;
}

function inFixedOrder(a: CodeChange, b: CodeChange): number {
  return (
    compare(effectOf(a), effectOf(b)) || a.prefix.length - b.prefix.length || compare(a.prefix, b.prefix)
  );
}

/** What a change sets, as text: equal for changes with an equal effect. */
export function effectOf(change: LabelChange): string {
  const rank = change.relevance === undefined ? "-" : String(relevances.indexOf(change.relevance));
  return change.category === undefined ? rank : `${rank}${change.category}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
