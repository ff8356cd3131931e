import { jackknifeError } from "./jackknife.js";

/** A unit of a ratio of sums: for growth, the value now over the value then; for a share, the part over the whole. */
export interface RatioUnit {
  unit: string;
  numerator: number;
  denominator: number;
}

/** How much a ratio of sums hangs on single units, as fractions. */
export interface Fragility {
  ratio: number;
  /** `ratio − 1`, where the ratio is of now over then */
  growth: number;
  /** delete-one jackknife over the units */
  standardError: number | null;
  /** √(n/(n − 1) · Σ (aᵢ − R bᵢ)²) / Σ b, which a jackknife approaches when no unit is large */
  linearisedError: number | null;
  /** the ratio without each unit, and what taking it in does to the ratio; the most influential first */
  leaveOneOut: { unit: string; ratio: number | null; influence: number | null }[];
}

/**
 * Fragility of growth or of a share over its units, such as code families (rows of `codeGrowthSql`). NULL where the
 * denominator is zero; a unit that alone makes up the denominator leaves no ratio, and then no error either.
 */
export function fragility(units: readonly RatioUnit[]): Fragility | null {
  const numerator = units.reduce((sum, unit) => sum + unit.numerator, 0);
  const denominator = units.reduce((sum, unit) => sum + unit.denominator, 0);
  if (!(denominator > 0)) return null;
  const ratio = numerator / denominator;
  const leaveOneOut = units.map((unit) => {
    const rest = denominator - unit.denominator;
    const without = rest > 0 ? (numerator - unit.numerator) / rest : null;
    return { unit: unit.unit, ratio: without, influence: without === null ? null : ratio - without };
  });
  const residuals = units.reduce((sum, { numerator: a, denominator: b }) => sum + (a - ratio * b) ** 2, 0);
  const count = units.length;
  return {
    ratio,
    growth: ratio - 1,
    standardError: jackknifeError(leaveOneOut.map((unit) => unit.ratio ?? NaN)),
    linearisedError: count < 2 ? null : Math.sqrt((count / (count - 1)) * residuals) / denominator,
    leaveOneOut: leaveOneOut.sort((a, b) => size(b.influence) - size(a.influence)),
  };
}

function size(influence: number | null): number {
  return influence === null ? Infinity : Math.abs(influence);
}
