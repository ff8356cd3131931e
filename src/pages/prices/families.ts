import { dataTable } from "../../view/table/view.js";
import { ask, type Answers, type Row } from "../../measures/question.js";
import type { Site } from "../../base/site.js";
import { formatCode, formatValue } from "../../measures/index.js";
import { prefixQuery } from "../shared/prefixes.js";
import { known, ranked, valueAt } from "../shared/rows.js";
import { lastYear, measureName, prefixName, prefixOf, type State } from "./inputs.js";

/** Unit values of every code family under the chosen heading, in the base year and the last whole year. */
export const families = dataTable<State>({
  questions(state, site) {
    const last = lastYear(state, site) ?? state.base;
    const query = {
      ...prefixQuery([prefixOf(state)]),
      by: ["year", "family"] as const,
      from: `${state.base}-01`,
      to: `${last}-12`,
    };
    return {
      unit_values: ask(measureName(state, "unit_value"), query),
      values: ask(`${state.flow.slice(0, -1)}_value`, query),
      units: {
        sql: `SELECT coalesce(family, hs10) AS family, string_agg(DISTINCT unit1, ', ' ORDER BY unit1) AS units, count(*) AS codes
FROM codes WHERE flow = '${state.flow}' AND starts_with(hs10, '${prefixOf(state)}') GROUP BY ALL ORDER BY 1`,
        detail: "none",
      },
    };
  },
  table(answers, { state, site }) {
    const last = lastYear(state, site);
    const price = (key: string, title: string) => ({
      key,
      title,
      numeric: true,
      unit: "dollars per unit",
      format: (value: unknown) => formatValue(value as number | null, "dollars per unit"),
    });
    return {
      caption: `Unit values of the code families of ${prefixName(state)}; none where the codes of a family are counted in different units`,
      columns: [
        { key: "family", title: "Family", format: (code) => formatCode(String(code)) },
        { key: "codes", title: "Codes", numeric: true },
        { key: "units", title: "Unit" },
        {
          key: "value",
          title: `Value ${last ?? state.base}`,
          numeric: true,
          bar: true,
          unit: "US dollars",
          format: (value) => formatValue(value as number | null, "dollars"),
        },
        price("before", String(state.base)),
        price("after", String(last ?? "later")),
        {
          key: "change",
          title: "Change",
          numeric: true,
          unit: "percent",
          format: (value) => formatValue(value as number | null, "percent", { sign: true }),
        },
      ],
      rows: familyRows(answers, state, site),
      sort: { key: "value", descending: true },
    };
  },
});

/** One row for each family that was traded in either year; what cannot be known is NULL. */
export function familyRows(answers: Answers, state: State, site: Site): Row[] {
  const last = lastYear(state, site) ?? state.base;
  const units = new Map((answers["units"] ?? []).map((row) => [String(row["family"]), row]));
  return ranked(
    known(answers, "values").filter((row) => row["year"] === last || row["year"] === state.base),
    "family",
  ).map((family) => {
    const at = (year: number): number | null => valueAt(answers, "unit_values", { family, year });
    const [before, after] = [at(state.base), at(last)];
    return {
      family,
      codes: units.get(family)?.["codes"] ?? null,
      units: units.get(family)?.["units"] ?? null,
      value: valueAt(answers, "values", { family, year: last }),
      before,
      after,
      change: before !== null && before > 0 && after !== null ? 100 * (after / before - 1) : null,
    };
  });
}
