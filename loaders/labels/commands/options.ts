import { InvalidArgumentError } from "commander";

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
