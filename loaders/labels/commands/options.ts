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
