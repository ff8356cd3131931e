import { aggregates, distinctCounts, joined, type Aggregate, type Gathering } from "./aggregates.js";
import { ready, type Ready } from "./expression.js";
import { Outside } from "./outside.js";
import type { Scope } from "./relation.js";
import type { Call, Type } from "./syntax.js";

export interface Gatherer {
  type: Type;
  start: (groups: number) => Gathering;
  feed: (to: Gathering, group: number, row: number) => void;
}

/** How the values of an aggregate are gathered out of rows. */
export function gathering(call: Call, scope: Scope): Gatherer {
  const aggregate = aggregates[call.name];
  if (!aggregate) throw new Outside(`aggregate ${call.name}`);
  const [value, ...others] = call.arguments.map((argument) => ready(argument, scope));
  const filter = call.filter && ready(call.filter, scope);
  const { by, start } =
    call.name === "string_agg" ? joining(call, others, scope) : unordered(call, aggregate, others);
  const types = [value, by].flatMap((one) => (one ? [one.type] : []));
  return {
    type: aggregate.type(types),
    start: (groups) => start(groups, types),
    feed(to, group, row) {
      if (filter && filter.at(row) !== true) return;
      to.take(group, value ? value.at(row) : true, by ? by.at(row) : null); // count(*) counts rows
    },
  };
}

interface Start {
  start: (groups: number, types: readonly Type[]) => Gathering;
  /** what a value comes with */
  by: Ready | undefined;
}

function unordered(call: Call, aggregate: Aggregate, [by]: readonly Ready[]): Start {
  if (call.order.length) throw new Outside(`${call.name} in order`);
  if (call.distinct && call.name !== "count") throw new Outside(`${call.name} of distinct values`);
  return {
    by,
    start: (groups, types) => (call.distinct ? distinctCounts(groups) : aggregate.start(groups, types)),
  };
}

/** Texts joined in an order, and by nothing else. */
function joining(call: Call, [separator]: readonly Ready[], scope: Scope): Start {
  const [order, ...more] = call.order;
  if (!separator || !order || order.descending || more.length) throw new Outside("texts joined in no order");
  return {
    by: ready(order.value, scope),
    start: (groups) => joined(groups, String(separator.at(0)), call.distinct),
  };
}
