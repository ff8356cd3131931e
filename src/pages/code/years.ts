import { dataTable } from "../../view/table/view.js";
import { completeYears } from "../../base/site.js";
import { formatValue } from "../../measures/index.js";
import { codeUnits, inUnitStretch } from "../../measures/units.js";
import { count, dollars, own, prefixOf } from "./cells.js";
import type { State } from "./inputs.js";
import { underPrefix } from "./subject.js";

/** Value, quantity, value of a unit and duty, year by year. */
export const years = dataTable<State>({
  questions(state) {
    const where = `WHERE ${underPrefix("t.hs10", prefixOf(state))}`;
    const units = `SELECT hs10, unit1, since, until FROM (${codeUnits("imports")}) stretches`;
    return {
      imports: own(`SELECT year(t.month) AS year, CAST(sum(con_val) AS BIGINT) AS value,
  CASE WHEN count(DISTINCT u.unit1) = 1 THEN CAST(sum(con_qty1) AS BIGINT) END AS quantity,
  CASE WHEN count(DISTINCT u.unit1) = 1 THEN sum(con_val) / nullif(sum(con_qty1), 0) END AS unit_value,
  string_agg(DISTINCT u.unit1, ', ' ORDER BY u.unit1) AS units,
  CAST(sum(cal_dut) AS BIGINT) AS duty, 100.0 * sum(cal_dut) / nullif(sum(con_val), 0) AS tariff,
  count(DISTINCT t.month) AS months
FROM imports_by_code t LEFT JOIN (${units}) u ON u.hs10 = t.hs10
${where} AND ${inUnitStretch} GROUP BY 1 ORDER BY 1 DESC`),
      exports: own(`SELECT year(month) AS year, CAST(sum(domestic_val + foreign_val) AS BIGINT) AS value,
  CAST(sum(foreign_val) AS BIGINT) AS reexports
FROM exports_by_code t ${where} GROUP BY 1 ORDER BY 1 DESC`),
    };
  },
  table(answers, { site }) {
    const whole = (year: number): boolean =>
      (["imports", "exports"] as const).every(
        (flow) =>
          completeYears(site, flow).includes(year) ||
          !site.months[flow].some((month) => month.startsWith(String(year))),
      );
    const all = [
      ...new Set(
        [...(answers["imports"] ?? []), ...(answers["exports"] ?? [])].map((row) => Number(row["year"])),
      ),
    ].sort((a, b) => b - a);
    const at = (question: string, year: number) =>
      (answers[question] ?? []).find((row) => row["year"] === year) ?? {};
    return {
      caption: "Value, quantity, unit value and duty by year",
      columns: [
        {
          key: "year",
          title: "Year",
          format: (year) => (whole(Number(year)) ? String(year) : `${String(year)} (in part)`),
        },
        { key: "value", title: "Imports", numeric: true, unit: "dollars", format: dollars },
        { key: "quantity", title: "Quantity", numeric: true, unit: "first unit of quantity", format: count },
        { key: "units", title: "Unit", format: (v) => (v === null ? "–" : String(v)) },
        {
          key: "unit_value",
          title: "Unit value",
          numeric: true,
          unit: "dollars per unit",
          format: (v) => formatValue(v as number | null, "dollars per unit"),
        },
        { key: "duty", title: "Calculated duty", numeric: true, unit: "dollars", format: dollars },
        {
          key: "tariff",
          title: "Effective tariff",
          numeric: true,
          unit: "percent",
          format: (v) => formatValue(v as number | null, "percent"),
        },
        { key: "exports", title: "Exports", numeric: true, unit: "dollars", format: dollars },
        { key: "reexports", title: "of it re-exports", numeric: true, unit: "dollars", format: dollars },
      ],
      rows: all.map((year) => ({
        ...at("imports", year),
        year,
        exports: at("exports", year)["value"] ?? null,
        reexports: at("exports", year)["reexports"] ?? null,
      })),
    };
  },
});
