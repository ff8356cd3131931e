import { InvalidArgumentError, Option } from "commander";
import { parseMonth, type Month } from "./month.js";

/** A month of an option, `YYYY-MM`. */
export function monthOption(text: string): Month {
  try {
    return parseMonth(text);
  } catch (cause) {
    throw new InvalidArgumentError((cause as Error).message);
  }
}

/** Names with commas between. */
export function names(text: string): string[] {
  const items = text.split(",").map((item) => item.trim());
  if (items.includes("")) throw new InvalidArgumentError("expected names with a comma between");
  return items;
}

/** An option that takes one of these words, one of them unless another is said. */
export function choice(flags: string, about: string, choices: readonly string[], standard: string): Option {
  return new Option(flags, about).choices(choices).default(standard);
}

/** A positive whole number of an option. */
export function wholeNumber(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError("expected a whole number above 0");
  return Number(text);
}

/** An amount of dollars, zero or more. */
export function dollars(text: string): number {
  const amount = Number(text.replace(/^\$/, ""));
  if (text === "" || !Number.isFinite(amount) || amount < 0)
    throw new InvalidArgumentError("expected dollars, such as 5 or 0.50");
  return amount;
}

/** A share above 0 and at most 1. */
export function share(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 1)) throw new InvalidArgumentError("expected a share above 0, at most 1");
  return value;
}

/** A year of four digits. */
export function year(text: string): number {
  if (!/^\d{4}$/.test(text)) throw new InvalidArgumentError("expected a year, such as 2023");
  return Number(text);
}

/** A confidence as labelers state it, 0 to 100. */
export function confidence(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= 0 && value <= 100))
    throw new InvalidArgumentError("expected a number from 0 to 100");
  return value;
}

/** Every verb that writes to the cache has `--wait`; see lock.ts. */
export function waitOption(): Option {
  return new Option("--wait", "when another process is at work on the cache, wait until it has ended");
}
