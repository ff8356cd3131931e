import { Outside } from "./outside.js";
import type { Call, Expression, Order, Query, Type, Window } from "./syntax.js";
import type { Tokens } from "./tokens.js";

/** Reads an expression; `query` reads a query in parentheses. @throws Outside at what measures do not write */
export function expression(tokens: Tokens, query: (tokens: Tokens) => Query): Expression {
  return either(tokens);

  function either(from: Tokens): Expression {
    let left = both(from);
    while (from.takes("or")) left = binary("or", left, both(from));
    return left;
  }

  function both(from: Tokens): Expression {
    let left = negation(from);
    while (from.takes("and")) left = binary("and", left, negation(from));
    return left;
  }

  function negation(from: Tokens): Expression {
    return from.takes("not") ? { kind: "not", operand: negation(from) } : comparison(from);
  }

  function comparison(from: Tokens): Expression {
    const left = chain(from, 0);
    for (const sign of ["=", "<>", "!=", "<=", ">=", "<", ">"])
      if (from.takes(sign)) return binary(sign === "!=" ? "<>" : sign, left, chain(from, 0));
    if (from.takes("is")) {
      const negated = from.takes("not");
      if (from.takes("null")) return { kind: "isNull", operand: left, negated };
      from.expects("distinct", "from");
      return binary(negated ? "is" : "isnt", left, chain(from, 0));
    }
    const negated = from.sees("not", "in");
    if (negated) from.takes("not");
    if (from.takes("in")) return { kind: "in", operand: left, among: among(from), negated };
    if (from.takes("between")) {
      const low = chain(from, 0);
      from.expects("and");
      return binary("and", binary(">=", left, low), binary("<=", left, chain(from, 0)));
    }
    return left;
  }

  function among(from: Tokens): readonly Expression[] | Query {
    from.expects("(");
    const found = startsQuery(from) ? query(from) : listOf(from);
    from.expects(")");
    return found;
  }

  function chain(from: Tokens, level: number): Expression {
    const signs = levels[level];
    if (!signs) return postfix(from);
    let left = chain(from, level + 1);
    for (;;) {
      const sign = signs.find((candidate) => from.takes(candidate));
      if (sign === undefined) return left;
      left = binary(sign, left, chain(from, level + 1));
    }
  }

  function postfix(from: Tokens): Expression {
    let operand: Expression = from.takes("-") ? { kind: "negative", operand: postfix(from) } : atom(from);
    while (from.takes("::")) operand = { kind: "cast", operand, type: typeNamed(from) };
    return operand;
  }

  function atom(from: Tokens): Expression {
    if (from.takes("(")) {
      const inner: Expression = startsQuery(from) ? { kind: "query", query: query(from) } : either(from);
      from.expects(")");
      return inner;
    }
    if (from.takes("case")) return branches(from);
    if (from.takes("exists", "(")) {
      const inner = query(from);
      from.expects(")");
      return { kind: "exists", query: inner };
    }
    if (from.takes("[")) {
      const list = listOf(from);
      from.expects("]");
      return plainCall("list_value", list);
    }
    if (from.takes("null")) return { kind: "literal", type: "null", value: null };
    for (const value of [true, false])
      if (from.takes(String(value))) return { kind: "literal", type: "bool", value };
    if (from.takes("cast", "(")) {
      const operand = either(from);
      from.expects("as");
      const type = typeNamed(from);
      from.expects(")");
      return { kind: "cast", operand, type };
    }
    const token = from.take();
    if (token.kind === "text") return { kind: "literal", type: "text", value: token.text };
    if (token.kind === "number")
      return {
        kind: "literal",
        type: typeOfNumber(token.text),
        value: Number(token.text),
      };
    if (token.kind === "sign") throw new Outside(`unexpected ${token.text} in SQL`);
    if (token.text === "interval" && from.next?.kind === "number") return interval(from);
    if (token.text === "date" && from.next?.kind === "text")
      return { kind: "literal", type: "date", value: from.take().text };
    if (from.takes(".")) return { kind: "column", of: token.text, name: from.takes("*") ? "*" : from.name() };
    return from.takes("(") ? call(from, token.text) : { kind: "column", of: undefined, name: token.text };
  }

  function branches(from: Tokens): Expression {
    const subject = from.sees("when") ? undefined : either(from);
    const read: (readonly [Expression, Expression])[] = [];
    while (from.takes("when")) {
      const when = either(from);
      from.expects("then");
      read.push([subject ? binary("=", subject, when) : when, either(from)]);
    }
    const otherwise: Expression = from.takes("else")
      ? either(from)
      : { kind: "literal", type: "null", value: null };
    from.expects("end");
    return { kind: "case", branches: read, otherwise };
  }

  function call(from: Tokens, name: string): Expression {
    const distinct = from.takes("distinct");
    const given = from.sees(")") || from.takes("*") ? [] : listOf(from);
    const order = orderIn(from);
    from.expects(")");
    let filter: Expression | undefined;
    if (from.takes("filter", "(")) {
      from.expects("where");
      filter = either(from);
      from.expects(")");
    }
    const read: Call = { kind: "call", name, arguments: given, distinct, order, filter };
    return from.takes("over", "(") ? window(from, read) : read;
  }

  function window(from: Tokens, read: Call): Window {
    const partition = from.takes("partition", "by") ? listOf(from) : [];
    const order = orderIn(from);
    let frame: Window["frame"];
    if (from.takes("rows", "between")) {
      const first = before(from);
      from.expects("and");
      frame = [first, before(from)];
    }
    from.expects(")");
    return { kind: "window", call: read, partition, order, frame };
  }

  function orderIn(from: Tokens): Order[] {
    return from.takes("order", "by") ? readOrder(from, either) : [];
  }

  function listOf(from: Tokens): Expression[] {
    const list = [either(from)];
    while (from.takes(",")) list.push(either(from));
    return list;
  }
}

/** What comes after ORDER BY, by a reader of expressions. */
export function readOrder(tokens: Tokens, read: (tokens: Tokens) => Expression): Order[] {
  const order: Order[] = [];
  do {
    const value = read(tokens);
    const descending = tokens.takes("desc");
    if (!descending) tokens.takes("asc");
    order.push({ value, descending });
  } while (tokens.takes(","));
  return order;
}

/** One end of a frame: rows before the current one. */
function before(tokens: Tokens): number {
  if (tokens.takes("current", "row")) return 0;
  const rows = Number(tokens.take().text);
  tokens.expects("preceding");
  if (!Number.isInteger(rows)) throw new Outside("a frame of all rows before");
  return rows;
}

function interval(tokens: Tokens): Expression {
  const count = Number(tokens.take().text);
  const unit = tokens.name();
  const months = { year: 12 * count, month: count, day: 0 }[unit];
  if (months === undefined) throw new Outside(`interval of ${unit}`);
  return { kind: "literal", type: "interval", value: `${months} ${unit === "day" ? count : 0}` };
}

function plainCall(name: string, given: readonly Expression[]): Call {
  return { kind: "call", name, arguments: given, distinct: false, order: [], filter: undefined };
}

const levels = [["||"], ["+", "-"], ["*", "/", "%"]];

function binary(operator: string, left: Expression, right: Expression): Expression {
  return { kind: "binary", operator, left, right };
}

export function startsQuery(tokens: Tokens): boolean {
  return tokens.sees("select") || tokens.sees("with") || tokens.sees("from");
}

function typeNamed(tokens: Tokens): Type {
  const name = tokens.name();
  const type = types[name];
  if (!type || tokens.sees("(")) throw new Outside(`type ${name} in SQL`);
  return type;
}

const types: Record<string, Type> = {
  bigint: "int",
  integer: "int",
  double: "double",
  varchar: "text",
  boolean: "bool",
  date: "date",
};

function typeOfNumber(text: string): Type {
  if (text.includes("e")) return "double";
  return text.includes(".") ? "decimal" : "int";
}
