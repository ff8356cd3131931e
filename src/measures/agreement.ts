/**
 * Agreement of two label runs. Labels are numbered by their order (0 for the least); a confusion matrix holds weights
 * (1 for each code, or its dollars): row the first run's label, column the second's.
 */
export type Confusion = readonly (readonly number[])[];

/** What two runs say of one code, and what the code weighs. */
export interface LabelPair {
  first: number;
  second: number;
  weight: number;
}

export function confusion(pairs: readonly LabelPair[], labels: number): number[][] {
  const matrix = Array.from({ length: labels }, () => new Array<number>(labels).fill(0));
  for (const { first, second, weight } of pairs) {
    const row = matrix[first];
    if (row === undefined || second < 0 || second >= labels)
      throw new Error(`invalid label: ${first}, ${second} (expected 0 to ${labels - 1})`);
    row[second] = (row[second] ?? 0) + weight;
  }
  return matrix;
}

/** Share of the weight on the diagonal; NULL for an empty matrix. */
export function observedAgreement(matrix: Confusion): number | null {
  const total = sum(matrix.flat());
  return total > 0 ? sum(matrix.map((row, i) => row[i] ?? 0)) / total : null;
}

/** How far apart labels i and j count: 0 for equal ones, 1 for the farthest. */
export type Disagreement = "nominal" | "linear" | "quadratic";

/**
 * Cohen's kappa, 1 - observed / expected disagreement; with `linear` or `quadratic` weights the weighted kappa of
 * ordered labels. NULL where no disagreement could be expected (one label only). Oracle O8.
 */
export function cohenKappa(matrix: Confusion, disagreement: Disagreement = "nominal"): number | null {
  const total = sum(matrix.flat());
  if (total === 0) return null;
  const rows = matrix.map((row) => sum(row));
  const columns = matrix.map((_, j) => sum(matrix.map((row) => row[j] ?? 0)));
  let observed = 0;
  let expected = 0;
  matrix.forEach((row, i) =>
    row.forEach((weight, j) => {
      const apart = distance(i, j, matrix.length, disagreement);
      observed += (apart * weight) / total;
      expected += (apart * (rows[i] ?? 0) * (columns[j] ?? 0)) / total ** 2;
    }),
  );
  return expected > 0 ? 1 - observed / expected : null;
}

/** The matrix with every label folded into one of these or the rest: 2 × 2, rest first. */
export function againstRest(matrix: Confusion, labels: readonly number[]): number[][] {
  const folded = [
    [0, 0],
    [0, 0],
  ];
  matrix.forEach((row, i) =>
    row.forEach((weight, j) => {
      const target = folded[Number(labels.includes(i))];
      const column = Number(labels.includes(j));
      if (target) target[column] = (target[column] ?? 0) + weight;
    }),
  );
  return folded;
}

/** Weight that both give the label over weight that either does; NULL where neither does. */
export function jaccard(matrix: Confusion, label: number): number | null {
  const both = matrix[label]?.[label] ?? 0;
  const first = sum(matrix[label] ?? []);
  const second = sum(matrix.map((row) => row[label] ?? 0));
  const either = first + second - both;
  return either > 0 ? both / either : null;
}

function distance(i: number, j: number, labels: number, disagreement: Disagreement): number {
  if (disagreement === "nominal") return i === j ? 0 : 1;
  const share = Math.abs(i - j) / Math.max(1, labels - 1);
  return disagreement === "linear" ? share : share ** 2;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
