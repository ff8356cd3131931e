import { inYear, type Entry } from "./entry.js";

/** Tables 4 and 5: the twenty High codes with the largest imports in 2025. */
const rows: readonly (readonly [
  table: 4 | 5,
  code: string,
  billions: string,
  share: string,
  change: string,
])[] = [
  [4, "8471500150", "163.55", "5.67", "+343.0"],
  [4, "8517620090", "52.88", "1.83", "+58.3"],
  [4, "8473301180", "48.89", "1.70", "+199.8"],
  [4, "8517620020", "30.76", "1.07", "+89.1"],
  [4, "8473301140", "25.77", "0.89", "+205.6"],
  [4, "8523510000", "17.54", "0.61", "+84.6"],
  [4, "7403110000", "16.64", "0.58", "+150.3"],
  [4, "8507600020", "16.53", "0.57", "+11.1"],
  [4, "8537109170", "11.30", "0.39", "+12.9"],
  [4, "8471804000", "11.14", "0.39", "+936.5"],
  [5, "8542310045", "10.28", "1.57", "+0.0"],
  [5, "8471704065", "6.72", "1.03", "+68.3"],
  [5, "8542310050", "6.66", "1.02", "+0.0"],
  [5, "8473305100", "5.52", "0.84", "+66.2"],
  [5, "8544429090", "4.85", "0.74", "+17.4"],
  [5, "8471709000", "4.24", "0.65", "+136.3"],
  [5, "8542310075", "4.14", "0.63", "+0.0"],
  [5, "8537109160", "4.14", "0.63", "+9.1"],
  [5, "8544700000", "3.84", "0.59", "+68.9"],
  [5, "7308909590", "3.79", "0.58", "\u221214.4"],
];

export const topCodes: readonly Entry[] = rows.flatMap(([table, code, billions, share, change]): Entry[] => {
  const entry = (part: string, rest: Omit<Entry, "id" | "place">): Entry => ({
    id: `table-${table}/${code}/${part}`,
    place: `Table ${table}`,
    ...rest,
  });
  const where = { codes: [code] };
  const born = change === "+0.0";
  return [
    entry("value", {
      what: `${code}, imports 2025`,
      printed: billions,
      unit: "$B",
      measure: "import_value",
      query: { where, ...inYear(2025) },
    }),
    entry("share", {
      what: `${code}, share of ${table === 4 ? "all covered" : "AI"} imports 2025`,
      printed: share,
      unit: "%",
      measure: "import_share",
      query: { where: { ...where, groups: ["all"] }, ...inYear(2025), of: "all" },
      ...(table === 5
        ? {
            query: { by: ["hs10"], of: "group", ...inYear(2025) },
            pick: { hs10: [code] },
            note: "Table 5 divides by AI imports, Table 4 by all covered imports",
          }
        : {}),
    }),
    entry("change", {
      what: `${code}, change from 2023 to 2025`,
      printed: change,
      unit: "%",
      measure: "import_growth",
      query: { by: ["year"], where, ...inYear(2025) },
      ...(born
        ? {
            erratum:
              "a new code: it had no imports in 2023, when 8542310001 stood for it, so there is no rate",
          }
        : {}),
    }),
  ];
});
