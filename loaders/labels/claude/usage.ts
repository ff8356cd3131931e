import type { Usage } from "@anthropic-ai/sdk/resources/messages";
import type { ModelPrice, TokenPrices } from "./prices.js";

/** Tokens of one request as the service reports them. The whole prompt is input + write5m + write1h + read. */
export interface Tokens {
  input: number;
  write5m: number;
  write1h: number;
  read: number;
  /** thinking included */
  output: number;
}

export const noTokens: Tokens = { input: 0, write5m: 0, write1h: 0, read: 0, output: 0 };

/** Cache writes that the service does not split by lifetime are five-minute ones, its default. */
export function tokensOf(usage: Usage): Tokens {
  const created = usage.cache_creation_input_tokens ?? 0;
  const hour = usage.cache_creation?.ephemeral_1h_input_tokens ?? 0;
  return {
    input: usage.input_tokens,
    write5m: created - hour,
    write1h: hour,
    read: usage.cache_read_input_tokens ?? 0,
    output: usage.output_tokens,
  };
}

export function addTokens(a: Tokens, b: Tokens): Tokens {
  return {
    input: a.input + b.input,
    write5m: a.write5m + b.write5m,
    write1h: a.write1h + b.write1h,
    read: a.read + b.read,
    output: a.output + b.output,
  };
}

/**
 * Cost of one request in picodollars (10^-12 US dollars): whole numbers down to a batch's cached token, so sums are
 * exact up to $9,000.
 */
export function costOf(tokens: Tokens, price: ModelPrice, batch: boolean): number {
  const prompt = tokens.input + tokens.write5m + tokens.write1h + tokens.read;
  const { long } = price;
  return costAt(tokens, long !== undefined && prompt > long.above ? long : price, batch);
}

/** The same at given prices, for the tokens of any number of requests. */
export function costAt(tokens: Tokens, prices: TokenPrices, batch: boolean): number {
  const picodollars = (usdPerMillion: number): number => Math.round(usdPerMillion * 1e6 * (batch ? 0.5 : 1));
  return (
    tokens.input * picodollars(prices.input) +
    tokens.write5m * picodollars(prices.write5m) +
    tokens.write1h * picodollars(prices.write1h) +
    tokens.read * picodollars(prices.read) +
    tokens.output * picodollars(prices.output)
  );
}

export function usd(picodollars: number): number {
  return picodollars / 1e12;
}

/** `$1.23`, and as many digits as it takes below a cent. */
export function formatUsd(picodollars: number): string {
  const dollars = usd(picodollars);
  return dollars === 0 || dollars >= 0.01 ? `$${dollars.toFixed(2)}` : `$${dollars.toPrecision(2)}`;
}
