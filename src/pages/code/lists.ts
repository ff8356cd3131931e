import { descriptionColumn } from "../../view/table/columns.js";
import { dataTable } from "../../view/table/view.js";
import { formatCode, formatMonth, formatValue } from "../../measures/index.js";
import { quoteText } from "../../measures/sql.js";
import { orText, own, prefixOf, words } from "./cells.js";
import type { State } from "./inputs.js";
import { underPrefix } from "./subject.js";

/** Tariff lists and product sets that cover the code or a part of it. */
export const lists = orText(
  "lists",
  "No tariff list and no product set of this snapshot covers it.",
  dataTable<State>({
    questions(state) {
      const prefix = quoteText(prefixOf(state));
      return {
        lists:
          own(`SELECT list, kind, written, digits, strftime(effective, '%Y-%m-%d') AS effective, rate FROM lists
WHERE starts_with(${prefix}, prefix) OR starts_with(prefix, ${prefix}) ORDER BY kind, list, written`),
      };
    },
    table: (answers) => ({
      caption: "Lists that cover it",
      columns: [
        { key: "list", title: "List" },
        { key: "kind", title: "Kind", format: (v) => String(v).replaceAll("_", " ") },
        { key: "written", title: "As written", format: words },
        { key: "effective", title: "In force from", format: words },
        {
          key: "rate",
          title: "Additional duty",
          numeric: true,
          format: (v) => formatValue(v as number | null, "percent"),
        },
      ],
      rows: answers["lists"] ?? [],
    }),
  }),
);

/** The codes that replaced one another: which came before, which after. */
export const family = orText(
  "family",
  "It replaced no other code, and none replaced it, in the months that the snapshot holds.",
  dataTable<State>({
    questions: (state) => ({
      family: own(`SELECT flow, hs10, coalesce(description_long, description_short) AS description, unit1,
  strftime(first_month, '%Y-%m') AS first_month, strftime(last_month, '%Y-%m') AS last_month
FROM codes
WHERE (flow, family) IN (SELECT (flow, family) FROM codes WHERE ${underPrefix("hs10", prefixOf(state))})
  AND (flow, family) IN (SELECT (flow, family) FROM codes GROUP BY flow, family HAVING count(*) > 1)
ORDER BY flow DESC, first_month, hs10`),
    }),
    table: (answers) => ({
      caption: "Codes that replaced one another",
      columns: [
        {
          key: "hs10",
          title: "Code",
          format: (v) => formatCode(String(v)),
          href: (row) => `?code=${String(row["hs10"])}`,
        },
        descriptionColumn(),
        { key: "flow", title: "Flow" },
        { key: "unit1", title: "Unit", format: words },
        {
          key: "first_month",
          title: "First traded",
          format: (v) => (v === null ? "–" : formatMonth(String(v))),
        },
        {
          key: "last_month",
          title: "Last traded",
          format: (v) => (v === null ? "–" : formatMonth(String(v))),
        },
      ],
      rows: answers["family"] ?? [],
    }),
  }),
);
