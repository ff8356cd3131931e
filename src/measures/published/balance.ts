import { inYear, type Entry } from "./entry.js";

const rows: readonly (readonly [
  year: number,
  imports: string,
  exports: string,
  excessImports: string | null,
  excessExports: string | null,
  net: string | null,
])[] = [
  [2023, "2,598", "1,552", null, null, null],
  [2024, "2,792", "1,601", "66", "33", "+32"],
  [2025, "2,884", "1,648", "265", "71", "+194"],
];

/** Table 3 and the deficit of Section 7. */
export const balance: readonly Entry[] = [
  ...rows.flatMap(([year, imports, exports, excessImports, excessExports, net]): Entry[] => {
    const entry = (what: string, measure: string, printed: string, note?: string): Entry => ({
      id: `table-3/${year}/${measure}`,
      place: "Table 3",
      what: `${what}, ${year}`,
      printed,
      unit: "$B",
      measure,
      query: inYear(year),
      ...(note ? { note } : {}),
    });
    return [
      entry("Actual imports", "import_value", imports),
      entry("Actual exports", "export_value", exports),
      ...(excessImports ? [entry("Excess AI imports", "excess_imports", excessImports)] : []),
      ...(excessExports ? [entry("Excess AI exports", "excess_exports", excessExports)] : []),
      ...(net
        ? [
            entry(
              "Net effect",
              "net_effect",
              net,
              "computed before rounding, so the printed parts need not add up",
            ),
          ]
        : []),
    ];
  }),
  deficit("trade_balance", "Balance in covered goods, 2025", "\u22121,235"),
  deficit("counterfactual_balance", "Goods balance without the AI boom, 2025", "\u22121,041"),
];

function deficit(measure: string, what: string, printed: string): Entry {
  return {
    id: `section-7/${measure}`,
    place: "Section 7",
    what,
    printed,
    unit: "$B",
    measure,
    query: inYear(2025),
    note: "imports for consumption and total exports without chapters 27, 71, 98 and 99: not the official goods deficit",
  };
}
