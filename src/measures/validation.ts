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

/** Calibration table with equal bins; NULL without forecasts. */
export function calibrate(forecasts: readonly Forecast[], count = 10): Calibration | null {
  const total = sum(forecasts.map(weightOf));
  if (total === 0) return null;
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

/** A gold code, drawn with a known probability: whether it counts below the line, and whether also above it. */
export interface DrawnTrial {
  counts: boolean;
  hit: boolean;
  probability: number;
}

/**
 * A proportion estimated from codes that were drawn with unequal probabilities: each stands for 1 / probability codes;
 * linearised variance of Poisson sampling. NULL when no code counts.
 */
export function drawnProportion(trials: readonly DrawnTrial[], z = z95): Interval | null {
  const counting = trials.filter(({ counts }) => counts);
  const below = sum(counting.map(({ probability }) => 1 / probability));
  if (below === 0) return null;
  const value = sum(counting.map(({ hit, probability }) => Number(hit) / probability)) / below;
  const variance = sum(
    counting.map(
      ({ hit, probability }) => ((1 - probability) / probability ** 2) * (Number(hit) - value) ** 2,
    ),
  );
  const half = (z * Math.sqrt(variance)) / below;
  return { value, low: Math.max(0, value - half), high: Math.min(1, value + half) };
}

function weightOf(forecast: Forecast): number {
  return forecast.weight ?? 1;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
