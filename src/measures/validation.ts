/** An estimate with its interval. */
export interface Interval {
  value: number;
  low: number;
  high: number;
}

/** 97.5th percentile of the standard normal: two-sided 95 %. */
export const z95 = 1.959963984540054;

/** Wilson's score interval of a proportion; NULL without trials. */
export function wilson(successes: number, trials: number, z = z95): Interval | null {
  if (trials <= 0) return null;
  const share = successes / trials;
  const denominator = 1 + z ** 2 / trials;
  const center = (share + z ** 2 / (2 * trials)) / denominator;
  const half = (z / denominator) * Math.sqrt((share * (1 - share)) / trials + z ** 2 / (4 * trials ** 2));
  return { value: share, low: Math.max(0, center - half), high: Math.min(1, center + half) };
}

/** How labels of one kind meet a gold standard. */
export interface Hits {
  /** labelled so, and so it is */
  true_positive: number;
  /** labelled so, and it is not */
  false_positive: number;
  /** it is so, and was not labelled so */
  false_negative: number;
}

/** 2PR / (P + R); NULL where neither was there to find. */
export function f1(hits: Hits): number | null {
  const denominator = 2 * hits.true_positive + hits.false_positive + hits.false_negative;
  return denominator > 0 ? (2 * hits.true_positive) / denominator : null;
}

/** A stated chance of being right (0 to 1), and whether it was. */
export interface Forecast {
  stated: number;
  right: boolean;
  weight?: number;
}

/** One bin of a calibration table: what was stated there on average, and what came true. */
export interface CalibrationBin {
  from: number;
  to: number;
  count: number;
  stated: number;
  right: number;
}

export interface Calibration {
  bins: CalibrationBin[];
  /** expected calibration error: mean gap between stated and true, weighted by count, 0 to 1 */
  ece: number;
  /** mean squared error of the stated chance, 0 to 1 */
  brier: number;
}

/** Calibration table with ten equal bins; NULL without forecasts. */
export function calibrate(forecasts: readonly Forecast[]): Calibration | null {
  const total = sum(forecasts.map(weightOf));
  if (total === 0) return null;
  const count = 10;
  const groups = Array.from({ length: count }, (): Forecast[] => []);
  for (const forecast of forecasts)
    groups[Math.min(count - 1, Math.floor(forecast.stated * count))]?.push(forecast);
  const bins: CalibrationBin[] = [];
  let gaps = 0;
  groups.forEach((group, i) => {
    const weight = sum(group.map(weightOf));
    if (weight === 0) return;
    const stated = sum(group.map((forecast) => weightOf(forecast) * forecast.stated)) / weight;
    const right = sum(group.map((forecast) => weightOf(forecast) * Number(forecast.right))) / weight;
    bins.push({ from: i / count, to: (i + 1) / count, count: group.length, stated, right });
    gaps += weight * Math.abs(stated - right);
  });
  const squares = forecasts.map((f) => weightOf(f) * (f.stated - Number(f.right)) ** 2);
  return { bins, ece: gaps / total, brier: sum(squares) / total };
}

/**
 * A gold code, drawn with a known probability: whether it counts below the line, and whether also above it. Shares of
 * people who say so stand between false and true, 0 and 1; `hit` is never above `counts`.
 */
export interface DrawnTrial {
  counts: boolean | number;
  hit: boolean | number;
  probability: number;
}

/**
 * A proportion estimated from codes that were drawn with unequal probabilities: each stands for 1 / probability codes;
 * linearised variance of Poisson sampling. Where no code that might not have been drawn contradicts the others, which
 * proves nothing about those not drawn, Wilson's interval at the size that the weights are worth. NULL when no code counts.
 */
export function drawnProportion(trials: readonly DrawnTrial[]): Interval | null {
  const counting = trials.filter(({ counts }) => Number(counts) > 0);
  const below = sum(counting.map(({ counts, probability }) => Number(counts) / probability));
  if (below === 0) return null;
  const value = sum(counting.map(({ hit, probability }) => Number(hit) / probability)) / below;
  const scaled = (of: (trial: DrawnTrial) => number): number =>
    sum(counting.map((trial) => ((1 - trial.probability) / trial.probability ** 2) * of(trial) ** 2));
  const variance = scaled(({ counts, hit }) => Number(hit) - value * Number(counts));
  const uncertain = scaled(({ counts }) => Number(counts));
  if (variance === 0 && uncertain > 0)
    return wilson((value * below ** 2) / uncertain, below ** 2 / uncertain, z95);
  const half = (z95 * Math.sqrt(variance)) / below;
  return { value, low: Math.max(0, value - half), high: Math.min(1, value + half) };
}

function weightOf(forecast: Forecast): number {
  return forecast.weight ?? 1;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
