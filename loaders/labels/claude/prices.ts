import { UsageError } from "../../errors.js";

/** What a million tokens cost, US dollars, outside batches. A batch halves every figure. */
export interface TokenPrices {
  input: number;
  output: number;
  /** writing a prompt prefix into the cache, by how long it stays */
  write5m: number;
  write1h: number;
  read: number;
}

export interface ModelPrice extends TokenPrices {
  model: string;
  /** prefixes below this many tokens are never cached, and nobody says so */
  cacheFrom: number;
  /** prices of a request whose whole prompt is longer than this many tokens */
  long?: TokenPrices & { above: number };
}

/** When the table was last held against the service's own pages. */
export const pricesChecked = "2026-10-24";

/** The service publishes prices on its pages only, not over its API; models without a verified price are left out. */
export const modelPrices: readonly ModelPrice[] = [
  {
    model: "claude-haiku-5-5",
    cacheFrom: 512,
    ...prices(0.1, 0.5, 0.01),
    long: { above: 100_000, ...prices(0.5, 2.5, 0.05) },
  },
  { model: "claude-sonnet-5-5", cacheFrom: 512, ...prices(2, 10, 0.1) },
  { model: "claude-opus-5-5", cacheFrom: 512, ...prices(4, 20, 0.2) },
  { model: "claude-fable-5-1", cacheFrom: 512, ...prices(10, 50, 0.25) },
  { model: "claude-opus-5", cacheFrom: 512, ...prices(5, 25, 0.5) },
  { model: "claude-opus-4-8", cacheFrom: 1024, ...prices(5, 25, 0.5) },
  { model: "claude-opus-4-7", cacheFrom: 2048, ...prices(5, 25, 0.5) },
  { model: "claude-opus-4-6", cacheFrom: 4096, ...prices(5, 25, 0.5) },
  { model: "claude-sonnet-5", cacheFrom: 1024, ...prices(2, 10, 0.2) },
  { model: "claude-sonnet-4-6", cacheFrom: 1024, ...prices(3, 15, 0.3) },
  { model: "claude-haiku-4-5", cacheFrom: 4096, ...prices(1, 5, 0.1) },
];

/** Throws for a model that has none: what cannot be estimated is not started. */
export function priceOf(model: string): ModelPrice {
  const price = modelPrices.find((candidate) => candidate.model === model);
  if (price === undefined)
    throw new UsageError(
      `no price known for ${model} (known: ${modelPrices.map((p) => p.model).join(", ")}; ` +
        "add it to loaders/labels/claude/prices.ts)",
    );
  return price;
}

/** Writing costs 1.25 times the input price for five minutes and twice for an hour. */
function prices(input: number, output: number, read: number): TokenPrices {
  return { input, output, read, write5m: 1.25 * input, write1h: 2 * input };
}
