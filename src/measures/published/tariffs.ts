import type { Query } from "../query.js";
import type { Category } from "../vocabulary.js";
import { inMonth, inYear, type Entry } from "./entry.js";

type Rate = readonly [
  label: string,
  where: NonNullable<Query["where"]>,
  y2024: string,
  december: string,
  y2025: string,
];
const category = (name: Category): NonNullable<Query["where"]> => ({ groups: ["ai"], categories: [name] });

const rates: readonly Rate[] = [
  ["High", { groups: ["ai"] }, "1.80", "4.51", "4.69"],
  ["Low", { groups: ["non_ai"] }, "2.70", "12.08", "9.40"],
  ["Compute Hardware", category("Compute_Hardware"), "0.56", "0.78", "1.11"],
  ["Electrical Power", category("Electrical_Power"), "3.46", "13.80", "11.04"],
  ["Networking Telecom", category("Networking_Telecom"), "1.54", "3.14", "3.96"],
  ["Cooling HVAC", category("Cooling_HVAC"), "3.04", "15.82", "11.28"],
  ["Building Structure", category("Building_Structure"), "2.51", "25.48", "16.87"],
];

const bySource: readonly (readonly [
  name: string,
  code: string,
  ai2024: string,
  aiDecember: string,
  lowDecember: string,
])[] = [
  ["Mexico", "2010", "0.15", "1.88", "6.06"],
  ["Taiwan", "5830", "0.09", "0.80", "19.43"],
  ["China", "5700", "13.62", "33.01", "31.07"],
  ["Vietnam", "5520", "0.30", "2.75", "18.58"],
  ["Thailand", "5490", "0.15", "2.21", "19.18"],
];

const lists: readonly (readonly [
  label: string,
  lists: readonly string[],
  entries: string | null,
  billions: string,
  share: string,
])[] = [
  ["Consumer Electronics", ["consumer_electronics"], "109", "424.5", "64.9"],
  ["Annex II", ["annex_ii"], "720", "19.4", "3.0"],
  ["Section 122", ["section_122"], "1,098", "445.9", "68.2"],
  ["Any list", ["consumer_electronics", "annex_ii", "section_122"], null, "448.6", "68.6"],
];

const coverage: readonly (readonly [
  Category,
  codes: string,
  exempt: string,
  billions: string,
  share: string,
])[] = [
  ["Compute_Hardware", "160", "84", "344.3", "97.3"],
  ["Electrical_Power", "250", "26", "19.1", "13.5"],
  ["Networking_Telecom", "24", "4", "84.8", "85.1"],
  ["Cooling_HVAC", "136", "4", "0.2", "0.4"],
  ["Building_Structure", "44", "0", "0.0", "0.0"],
  ["Fire_Safety_Security", "8", "0", "0.0", "0.0"],
  ["Specialty_Materials", "19", "16", "0.3", "60.8"],
];

/** Figure 4 with both readings that the paper mixes, and the rates by source of the repository. */
export const tariffs: readonly Entry[] = [
  ...rates.flatMap(([label, where, y2024, december, y2025]): Entry[] => {
    const place = label === "Building Structure" ? "Repository" : "Figure 4";
    return [
      rate(place, label, { where, ...inYear(2024) }, y2024, "2024"),
      rate(place, label, { where, ...inMonth("2025-12") }, december, "December 2025"),
      {
        ...rate("Repository README", label, { where, ...inYear(2025) }, y2025, "2025"),
        note: "the README prints full-year 2025, the paper December 2025: both are right for their period",
      },
    ];
  }),
  ...bySource.flatMap(([name, code, ai2024, aiDecember, lowDecember]) => [
    rate(
      "Repository",
      `AI from ${name}`,
      { where: { groups: ["ai"], countries: [code] }, ...inYear(2024) },
      ai2024,
      "2024",
    ),
    rate(
      "Repository",
      `AI from ${name}`,
      { where: { groups: ["ai"], countries: [code] }, ...inMonth("2025-12") },
      aiDecember,
      "December 2025",
    ),
    rate(
      "Repository",
      `non-AI from ${name}`,
      { where: { groups: ["non_ai"], countries: [code] }, ...inMonth("2025-12") },
      lowDecember,
      "December 2025",
    ),
  ]),
];

/** Table 2 and the coverage by category of Section 5, matched as the paper matched. */
export const exemptions: readonly Entry[] = [
  ...lists.flatMap(([label, names, entries, billions, share]): Entry[] => {
    const query: Query = { where: { lists: names }, matching: "published", ...inYear(2025) };
    const entry = (part: string, rest: Omit<Entry, "id" | "place">): Entry => ({
      id: `table-2/${label}/${part}`.toLowerCase().replaceAll(" ", "-"),
      place: "Table 2",
      ...rest,
    });
    return [
      ...(entries
        ? [
            entry("entries", {
              what: `${label}, entries`,
              printed: entries,
              unit: "codes" as const,
              measure: "exempt_codes",
              query,
              erratum:
                "the length of the list, not the number of AI codes on it, and two of the lists are eight-digit lists; the measure counts AI codes with imports in 2025",
            }),
          ]
        : []),
      entry("value", {
        what: `${label}, AI imports covered 2025`,
        printed: billions,
        unit: "$B",
        measure: "exempt_value",
        query,
      }),
      entry("share", {
        what: `${label}, share of AI imports 2025`,
        printed: share,
        unit: "%",
        measure: "exemption_coverage",
        query,
      }),
    ];
  }),
  ...coverage.flatMap(([name, codes, exempt, billions, share]): Entry[] => {
    const where = { categories: [name] };
    const query: Query = { where, matching: "published", ...inYear(2025) };
    const entry = (part: string, rest: Omit<Entry, "id" | "place">): Entry => ({
      id: `exemptions/${name}/${part}`.toLowerCase(),
      place: "Section 5 (repository)",
      ...rest,
    });
    const label = name.replaceAll("_", " ");
    return [
      entry("codes", {
        what: `${label}, AI codes with imports in 2025`,
        printed: codes,
        unit: "codes",
        measure: "import_codes",
        query: { where: { ...where, groups: ["ai"] }, ...inYear(2025) },
        liveOnly: true,
      }),
      entry("exempt", {
        what: `${label}, AI codes on a list`,
        printed: exempt,
        unit: "codes",
        measure: "exempt_codes",
        query,
        liveOnly: true,
      }),
      entry("value", {
        what: `${label}, AI imports on a list 2025`,
        printed: billions,
        unit: "$B",
        measure: "exempt_value",
        query,
      }),
      entry("share", {
        what: `${label}, share of AI imports on a list 2025`,
        printed: share,
        unit: "%",
        measure: "exemption_coverage",
        query,
      }),
    ];
  }),
];

function rate(place: string, label: string, query: Query, printed: string, period: string): Entry {
  return {
    id: `tariff/${label}/${period}`.toLowerCase().replaceAll(" ", "-"),
    place,
    what: `Effective tariff rate, ${label}, ${period}`,
    printed,
    unit: "%",
    measure: "effective_tariff",
    query,
  };
}
