import { comparedYears } from "../base/site.js";
import type { SchemaTable } from "../data/sql.js";
import { dollars, percent } from "../measures/format.js";
import { capital, words } from "../measures/index.js";
import { ask } from "../measures/question.js";
import { valueAt } from "../measures/rows.js";
import { viewsOf } from "../view/declare.js";
import { examples, inputs } from "./sql/examples.js";
import { definePage } from "../view/view.js";
import { workbench } from "../workbench/workbench.js";

/** Counted imports of two years in dollars, and what part of covered imports they were in the later one. */
export type Found = Record<"then" | "now" | "share", number | null>;

/** What the first example answers, and how much there is to ask. */
const headline = viewsOf(inputs).headline({
  questions: () => ({
    value: ask("import_value", { by: ["year"], where: { groups: ["ai"] } }),
    share: ask("import_share", { by: ["year"] }),
  }),
  shown({ value, share }, { site }): Found {
    const [first, last] = comparedYears(site, "imports");
    return {
      then: valueAt(value, { year: first }),
      now: valueAt(value, { year: last }),
      share: valueAt(share, { year: last }),
    };
  },
  text: (found, { site }) => headlineText(found, comparedYears(site, "imports")),
  learn: (_, { data }) => learnedText((data ?? []) as SchemaTable[]),
});

/** The reader's own SQL over the snapshot, run in the browser. */
export const page = definePage({
  name: "sql",
  inputs,
  views: { headline, workbench: workbench(examples) },
});

export function headlineText({ then, now, share }: Found, [first, last]: readonly [number, number]): string {
  const goods = `${words().adjective} imports`;
  if (now === null) return `This snapshot holds no whole year of ${goods}.`;
  const part = share === null ? "" : `, ${percent(share)} of covered imports`;
  const before = then === null || first === last ? "" : `, after ${dollars(then)} in ${first}`;
  return `${capital(goods)} came to ${dollars(now)} in ${last}${part}${before}.`;
}

/** That a statement gives that number, and how many rows others can ask. */
export function learnedText(tables: readonly Pick<SchemaTable, "name" | "row" | "rows">[]): string[] {
  const count = (number: number): string => number.toLocaleString("en-US");
  const [largest] = [...tables].sort((a, b) => b.rows - a.rows);
  return [
    `The first of the ${examples().length} questions below gives these numbers.`,
    ...(largest && largest.rows > 0
      ? [
          `${tables.length} tables with ${count(tables.reduce((sum, { rows }) => sum + rows, 0))} rows can be asked; the largest, ${largest.name}, has ${count(largest.rows)}, each ${largest.row}.`,
        ]
      : []),
  ];
}
