import { Outside } from "./outside.js";
import { numeric } from "./relation.js";
import type { Type, Value } from "./syntax.js";

/** The type of a sum, difference, product or ratio. @throws Outside for values that are no numbers */
export function typeOfResult(operator: string, left: Type, right: Type): Type {
  for (const type of [left, right])
    if (type !== "null" && !numeric.includes(type)) throw new Outside(`${operator} over ${type}`);
  if (left === "near" || right === "near") return "near";
  if (operator === "/" || left === "double" || right === "double") return "double";
  return left === "decimal" || right === "decimal" ? "decimal" : "int";
}

/**
 * The arithmetic of an operator with this type of result, the same to the last digit as DuckDB's: integers and decimals
 * are exact there, so that they have to be whole and safe here; doubles are the same operation of IEEE 754.
 */
export function arithmetic(operator: string, type: Type): (left: number, right: number) => number {
  const compute = operations[operator];
  if (!compute) throw new Outside(`operator ${operator}`);
  if (operator === "/")
    return (left, right) => {
      if (right === 0) throw new Outside("division by zero"); // engines differ about it
      return finite(left / right);
    };
  if (operator === "%" && type !== "int") throw new Outside(`${operator} over ${type}`);
  if (type === "double") return (left, right) => finite(compute(left, right));
  return (left, right) => whole(compute(whole(left), whole(right)));
}

const operations: Record<string, (left: number, right: number) => number> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
  "%": (left, right) => left % right, // of zero: no number, which is no whole one
};

/** @throws Outside for an integer that a double does not hold exactly, and for a fraction */
export function whole(value: number): number {
  if (!Number.isSafeInteger(value)) throw new Outside("a number beyond exact integers");
  return value === 0 ? 0 : value; // an integer has no negative zero
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new Outside("a number that is not finite");
  return value;
}

export function numberIn(value: Value): number {
  if (typeof value !== "number") throw new Outside("no number where one was expected");
  return value;
}
