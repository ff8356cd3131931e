import { Outside } from "./outside.js";
import { expression as readExpression, readOrder, startsQuery } from "./parse-expression.js";
import type { Expression, Item, Query, Select, Source } from "./syntax.js";
import { Tokens, tokensOf } from "./tokens.js";

/** The syntax of a SQL text. @throws Outside where it says more than sums in memory answer */
export function parse(sql: string): Query {
  const tokens = new Tokens(tokensOf(sql));
  const query = readQuery(tokens);
  if (tokens.next) throw new Outside(`unexpected ${tokens.next.text} in SQL`);
  return query;
}

function readQuery(tokens: Tokens): Query {
  const ctes: (readonly [string, Query])[] = [];
  if (tokens.takes("with"))
    do {
      const name = tokens.name();
      tokens.expects("as");
      tokens.takes("materialized");
      ctes.push([name, inParentheses(tokens)]);
    } while (tokens.takes(","));
  const selects = [readSelect(tokens)];
  while (tokens.takes("union", "all")) selects.push(readSelect(tokens));
  const isOrdered = tokens.takes("order", "by");
  const order = isOrdered && tokens.takes("all") ? "all" : isOrdered ? readOrder(tokens, expression) : [];
  const limit = tokens.takes("limit") ? Number(tokens.take().text) : undefined;
  return { ctes, selects, order, limit };
}

function inParentheses(tokens: Tokens): Query {
  tokens.expects("(");
  const query = readQuery(tokens);
  tokens.expects(")");
  return query;
}

function readSelect(tokens: Tokens): Select {
  let items: Item[] = [{ kind: "all", of: undefined, replaced: [] }];
  let distinct = false;
  const fromFirst = tokens.sees("from");
  if (!fromFirst) {
    tokens.expects("select");
    distinct = tokens.takes("distinct");
    items = [readItem(tokens)];
    while (tokens.takes(",")) items.push(readItem(tokens));
  }
  const from = tokens.takes("from") ? readSources(tokens) : undefined;
  const where = tokens.takes("where") ? expression(tokens) : undefined;
  let groupBy: Select["groupBy"];
  if (tokens.takes("group", "by")) {
    if (tokens.takes("all")) groupBy = "all";
    else {
      const keys = [expression(tokens)];
      while (tokens.takes(",")) keys.push(expression(tokens));
      groupBy = keys;
    }
  }
  return {
    distinct,
    items,
    from,
    where,
    groupBy,
    having: tokens.takes("having") ? expression(tokens) : undefined,
    qualify: tokens.takes("qualify") ? expression(tokens) : undefined,
  };
}

function readItem(tokens: Tokens): Item {
  if (tokens.takes("*")) return { kind: "all", of: undefined, replaced: replacedIn(tokens) };
  const value = expression(tokens);
  // `t.*` reads as a column that is called `*`
  if (value.kind === "column" && value.name === "*")
    return { kind: "all", of: value.of, replaced: replacedIn(tokens) };
  const alias = tokens.takes("as") ? tokens.name() : undefined;
  return { kind: "value", value, alias: alias ?? (value.kind === "column" ? value.name : undefined) };
}

function replacedIn(tokens: Tokens): (readonly [string, Expression])[] {
  const replaced: (readonly [string, Expression])[] = [];
  if (tokens.takes("replace", "(")) {
    do {
      const value = expression(tokens);
      tokens.expects("as");
      replaced.push([tokens.name(), value]);
    } while (tokens.takes(","));
    tokens.expects(")");
  }
  return replaced;
}

function readSources(tokens: Tokens): Source {
  let left = readSource(tokens);
  for (;;) {
    if (tokens.takes("cross", "join")) {
      left = { kind: "join", type: "inner", left, right: readSource(tokens), on: undefined };
      continue;
    }
    const type = tokens.takes("left", "join")
      ? "left"
      : tokens.takes("full", "join")
        ? "full"
        : tokens.takes("join")
          ? "inner"
          : undefined;
    if (!type) return left;
    const right = readSource(tokens);
    if (tokens.takes("using")) left = { kind: "join", type, left, right, on: namesIn(tokens) };
    else {
      tokens.expects("on");
      left = { kind: "join", type, left, right, on: expression(tokens) };
    }
  }
}

function readSource(tokens: Tokens): Source {
  if (!tokens.takes("(")) {
    const name = tokens.name();
    return { kind: "table", name, alias: aliasIn(tokens) ?? name };
  }
  if (startsQuery(tokens)) {
    const query = readQuery(tokens);
    tokens.expects(")");
    return { kind: "query", query, alias: aliasIn(tokens) ?? "" };
  }
  tokens.expects("values");
  const rows = [readRow(tokens)];
  while (tokens.takes(",")) rows.push(readRow(tokens));
  tokens.expects(")");
  const alias = aliasIn(tokens) ?? "";
  return { kind: "values", rows, alias, columns: namesIn(tokens) };
}

function readRow(tokens: Tokens): Expression[] {
  tokens.expects("(");
  const row = [expression(tokens)];
  while (tokens.takes(",")) row.push(expression(tokens));
  tokens.expects(")");
  return row;
}

function namesIn(tokens: Tokens): string[] {
  tokens.expects("(");
  const names = [tokens.name()];
  while (tokens.takes(",")) names.push(tokens.name());
  tokens.expects(")");
  return names;
}

/** Words that may follow a table and are no alias of it. */
const afterTable = new Set(
  "on join left right full cross inner where group having order union limit using qualify positional by asof".split(
    " ",
  ),
);

function aliasIn(tokens: Tokens): string | undefined {
  const { next } = tokens;
  if (next?.kind === "name" || (next?.kind === "word" && !afterTable.has(next.text))) {
    tokens.takes("as");
    return tokens.name();
  }
  return undefined;
}

function expression(tokens: Tokens): Expression {
  return readExpression(tokens, readQuery);
}
