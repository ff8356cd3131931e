import type { Scope } from "./relation.js";
import type { Expression } from "./syntax.js";

export interface Name {
  of: string | undefined;
  name: string;
}

/** The conditions that hold together where one does. */
export function conjuncts(condition: Expression): Expression[] {
  return condition.kind === "binary" && condition.operator === "and"
    ? [...conjuncts(condition.left), ...conjuncts(condition.right)]
    : [condition];
}

/** The columns that an expression names; undefined where it holds a query. */
export function columnsIn(value: Expression): Name[] | undefined {
  const found: Name[] = [];
  let plain = true;
  JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== "object" || part === null) return part;
    if ("selects" in part) plain = false;
    if ("kind" in part && part.kind === "column") {
      const { of, name } = part as Extract<Expression, { kind: "column" }>;
      found.push({ of, name });
    }
    return part;
  });
  return plain ? found : undefined;
}

/** Does a scope have a column of this name? */
export function holdsName({ columns }: Pick<Scope, "columns">, { of, name }: Name): boolean {
  return columns.some((column) => column.name === name && (of === undefined || column.of === of));
}
