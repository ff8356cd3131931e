import type { TableDefinition } from "../../view/table/definition.js";
import { formatValue } from "../../measures/index.js";
import type { Place } from "./pulled.js";

/** The ranking of ports or states with how their goods were carried. */
export function placeTable(rows: readonly Place[], title: string, caption: string): TableDefinition {
  const percent = (key: "share" | "air" | "vessel", name: string) => ({
    key,
    title: name,
    numeric: true,
    unit: "percent",
    format: (value: unknown) => formatValue(Number(value), "percent"),
  });
  return {
    caption,
    columns: [
      { key: "name", title },
      { key: "code", title: "Code" },
      {
        key: "value",
        title: "Value",
        numeric: true,
        bar: true,
        unit: "US dollars",
        format: (value) => formatValue(Number(value), "dollars"),
      },
      percent("share", `Share of all ${title.toLowerCase()}s`),
      percent("air", "By air"),
      percent("vessel", "By vessel"),
    ],
    rows: rows.map((row) => ({ ...row })),
    sort: { key: "value", descending: true },
  };
}
