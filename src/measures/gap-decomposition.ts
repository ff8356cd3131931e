import { shapley } from "./shapley.js";

/** One cell of both groups, in dollars: a row of `tariffGapSql`. */
export interface GapCell {
  country: string;
  product: string;
  exempt: boolean;
  ai_value: number;
  ai_duty: number;
  other_value: number;
  other_duty: number;
}

/** What a mix is made of; `rate` is what is left when every mix is the same. */
export type GapFactor = "country" | "product" | "exempt";

/**
 * The gap between two effective rates, taken apart. Rates and effects are fractions (0.01 is one percentage point);
 * `within + composition + noOverlap`, the Oaxaca terms plus `noOverlap`, and the Shapley values plus `noOverlap` each add
 * up to `gap`. Accounting, not cause: sources move with tariffs.
 */
export interface GapDecomposition {
  aiRate: number;
  otherRate: number;
  gap: number;
  /** share of each group's value in cells that both groups trade */
  matched: { ai: number; other: number };
  /** what cells that only one group trades add: (counted rate − its matched rate) − (other rate − its matched rate) */
  noOverlap: number;
  /** its two terms, which may cancel: counted rate − its matched rate, and matched − whole rate of the other group */
  onlyAi: number;
  onlyOther: number;
  /** Kitagawa: Σ ½(s₁ + s₀)(r₁ − r₀) */
  within: number;
  /** Kitagawa: Σ ½(r₁ + r₀)(s₁ − s₀) */
  composition: number;
  /** Oaxaca with the weights of the comparison group */
  oaxaca: { rate: number; share: number; interaction: number };
  /** Shapley values of the factors, each mix within the one before it, and of the rate */
  shapley: Record<GapFactor | "rate", number>;
}

/**
 * Takes the gap of the counted goods minus other apart. NULL where either group has no value, or the two share no cell.
 * @param factors the mixes, outermost first; a factor that is left out counts as rate. Cells are summed over it.
 */
export function decomposeGap(
  cells: readonly GapCell[],
  factors: readonly GapFactor[] = ["country", "product", "exempt"],
): GapDecomposition | null {
  const paths = sumBy(cells, factors);
  const both = paths.filter((path) => path.ai.value > 0 && path.other.value > 0);
  const [all, matched] = [totals(paths), totals(both)];
  if (!(all.ai.value > 0 && all.other.value > 0 && both.length > 0)) return null;
  const [aiRate, otherRate] = [rate(all.ai), rate(all.other)];
  const [aiMatched, otherMatched] = [rate(matched.ai), rate(matched.other)];
  const terms = both.map((path) => ({
    s1: path.ai.value / matched.ai.value,
    s0: path.other.value / matched.other.value,
    r1: rate(path.ai),
    r0: rate(path.other),
  }));
  const sum = (of: (term: (typeof terms)[number]) => number): number =>
    terms.reduce((total, term) => total + of(term), 0);
  const values: Partial<Record<GapFactor, number>> & { rate: number } = shapley<GapFactor | "rate">(
    [...factors, "rate"],
    mixer(both, factors),
  );
  return {
    aiRate,
    otherRate,
    gap: aiRate - otherRate,
    matched: { ai: matched.ai.value / all.ai.value, other: matched.other.value / all.other.value },
    noOverlap: aiRate - aiMatched - (otherRate - otherMatched),
    onlyAi: aiRate - aiMatched,
    onlyOther: otherMatched - otherRate,
    within: sum(({ s1, s0, r1, r0 }) => 0.5 * (s1 + s0) * (r1 - r0)),
    composition: sum(({ s1, s0, r1, r0 }) => 0.5 * (r1 + r0) * (s1 - s0)),
    oaxaca: {
      rate: sum(({ s0, r1, r0 }) => s0 * (r1 - r0)),
      share: sum(({ s1, s0, r0 }) => r0 * (s1 - s0)),
      interaction: sum(({ s1, s0, r1, r0 }) => (s1 - s0) * (r1 - r0)),
    },
    shapley: { country: 0, product: 0, exempt: 0, ...values },
  };
}

/**
 * The same cells with the trade of another period and their own rates: what the gap would be had trade not moved.
 * A cell without trade now has no rate and is left out.
 */
export function withWeights(cells: readonly GapCell[], weights: readonly GapCell[]): GapCell[] {
  const keyOf = (cell: GapCell): string => `${cell.country} ${cell.product} ${cell.exempt}`;
  const weightOf = new Map(weights.map((cell) => [keyOf(cell), cell]));
  return cells.map((cell) => {
    const weight = weightOf.get(keyOf(cell));
    const ai = cell.ai_value > 0 ? (weight?.ai_value ?? 0) : 0;
    const other = cell.other_value > 0 ? (weight?.other_value ?? 0) : 0;
    return {
      ...cell,
      ai_value: ai,
      ai_duty: ai && (ai * cell.ai_duty) / cell.ai_value,
      other_value: other,
      other_duty: other && (other * cell.other_duty) / cell.other_value,
    };
  });
}

interface Side {
  value: number;
  duty: number;
}

/** A cell by its factors: `keys` holds the path from the outermost mix inwards. */
interface Path {
  keys: readonly string[];
  ai: Side;
  other: Side;
}

/** t = Σ over cells of Π conditional shares · rate, with each factor taken from the counted goods where it is switched on. */
function mixer(paths: readonly Path[], factors: readonly GapFactor[]): (on: ReadonlySet<string>) => number {
  const sums = new Map<string, { ai: number; other: number }>();
  for (const { keys, ai, other } of paths)
    for (let depth = 0; depth <= keys.length; depth++) {
      const key = keys.slice(0, depth).join("\n");
      const sum = sums.get(key) ?? { ai: 0, other: 0 };
      sums.set(key, { ai: sum.ai + ai.value, other: sum.other + other.value });
    }
  const share = (keys: readonly string[], depth: number, side: "ai" | "other"): number => {
    const part = sums.get(keys.slice(0, depth + 1).join("\n"));
    const whole = sums.get(keys.slice(0, depth).join("\n"));
    return (part?.[side] ?? NaN) / (whole?.[side] ?? NaN);
  };
  return (on) =>
    paths.reduce((total, { keys, ...sides }) => {
      const weight = factors.reduce(
        (product, factor, depth) => product * share(keys, depth, on.has(factor) ? "ai" : "other"),
        1,
      );
      return total + weight * rate(sides[on.has("rate") ? "ai" : "other"]);
    }, 0);
}

function sumBy(cells: readonly GapCell[], factors: readonly GapFactor[]): Path[] {
  const paths = new Map<string, Path>();
  for (const cell of cells) {
    const keys = factors.map((factor) => String(cell[factor]));
    const path = paths.get(keys.join("\n")) ?? { keys, ai: nothing, other: nothing };
    paths.set(keys.join("\n"), {
      keys,
      ai: plus(path.ai, { value: cell.ai_value, duty: cell.ai_duty }),
      other: plus(path.other, { value: cell.other_value, duty: cell.other_duty }),
    });
  }
  return [...paths.values()];
}

function totals(paths: readonly Path[]): { ai: Side; other: Side } {
  return {
    ai: paths.reduce((sum, path) => plus(sum, path.ai), nothing),
    other: paths.reduce((sum, path) => plus(sum, path.other), nothing),
  };
}

const nothing: Side = { value: 0, duty: 0 };

function plus(one: Side, other: Side): Side {
  return { value: one.value + other.value, duty: one.duty + other.duty };
}

function rate({ value, duty }: Side): number {
  return duty / value;
}
