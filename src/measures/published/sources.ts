import type { Category, Flow } from "../vocabulary.js";
import { inYear, type Entry } from "./entry.js";

const country = {
  Mexico: "2010",
  Taiwan: "5830",
  China: "5700",
  Vietnam: "5520",
  Thailand: "5490",
  Canada: "1220",
  Malaysia: "5570",
  Germany: "4280",
  Netherlands: "4210",
} as const;
type Country = keyof typeof country;

const shares2: readonly (readonly [Country, string, string, string])[] = [
  ["Mexico", "24.32", "25.12", "25.08"],
  ["Taiwan", "13.57", "17.43", "25.90"],
  ["China", "14.22", "11.78", "6.77"],
  ["Vietnam", "6.09", "6.69", "8.43"],
  ["Thailand", "5.70", "5.41", "7.27"],
];

const pooled: readonly (readonly [Flow, Category, readonly (readonly [Country, string])[]])[] = [
  [
    "imports",
    "Compute_Hardware",
    [
      ["Taiwan", "38.5"],
      ["Mexico", "26.4"],
      ["Malaysia", "6.9"],
    ],
  ],
  [
    "imports",
    "Electrical_Power",
    [
      ["Mexico", "23.6"],
      ["China", "18.3"],
      ["Canada", "7.9"],
    ],
  ],
  [
    "imports",
    "Networking_Telecom",
    [
      ["Vietnam", "24.2"],
      ["Mexico", "17.8"],
      ["Thailand", "16.9"],
    ],
  ],
  [
    "imports",
    "Cooling_HVAC",
    [
      ["Mexico", "34.6"],
      ["China", "14.5"],
      ["Canada", "8.9"],
    ],
  ],
  [
    "exports",
    "Compute_Hardware",
    [
      ["Mexico", "33.2"],
      ["Taiwan", "9.8"],
      ["China", "9.0"],
    ],
  ],
  [
    "exports",
    "Electrical_Power",
    [
      ["Mexico", "35.9"],
      ["Canada", "19.0"],
      ["Germany", "4.3"],
    ],
  ],
  [
    "exports",
    "Networking_Telecom",
    [
      ["Mexico", "18.9"],
      ["Canada", "11.5"],
      ["Netherlands", "8.4"],
    ],
  ],
  [
    "exports",
    "Cooling_HVAC",
    [
      ["Canada", "26.1"],
      ["Mexico", "25.3"],
      ["China", "6.0"],
    ],
  ],
];

/** Figures 2 and 3, the destinations of Section 6, and the USMCA comparison of Section 4. */
export const partners: readonly Entry[] = [
  ...shares2.flatMap(([name, ...printed]) =>
    printed.map((text, i): Entry => ({
      id: `figure-2/${name}/${2023 + i}`.toLowerCase(),
      place: "Figure 2",
      what: `${name}, share of AI imports ${2023 + i}`,
      printed: text,
      unit: "%",
      measure: "import_share",
      query: { by: ["country"], ...inYear(2023 + i) },
      pick: { country: [country[name]] },
    })),
  ),
  ...pooled.flatMap(([flow, category, rows]) =>
    rows.map(([name, printed]): Entry => ({
      id: `pooled/${flow}/${category}/${name}`.toLowerCase(),
      place: flow === "imports" ? "Figure 3" : "Section 6 (repository)",
      what: `${name}, share of AI ${flow} in ${category.replaceAll("_", " ")}, 2024 and 2025 pooled`,
      printed,
      unit: "%",
      measure: flow === "imports" ? "import_share" : "export_share",
      query: { by: ["category", "country"], from: "2024-01", to: "2025-12" },
      pick: { category: [category], country: [country[name]] },
    })),
  ),
  {
    id: "abstract/mexico-and-taiwan",
    place: "Abstract",
    what: "Mexico and Taiwan together, share of AI imports 2025",
    printed: "about half",
    range: [45, 55],
    unit: "%",
    measure: "import_share",
    query: { by: ["country"], ...inYear(2025) },
    pick: { country: [country.Mexico, country.Taiwan] },
    note: "said of all U.S. trade in AI-related products; it holds for imports",
  },
  {
    id: "section-6/mexico",
    place: "Section 6",
    what: "Mexico, share of AI exports 2025",
    printed: "32",
    unit: "%",
    measure: "export_share",
    query: { by: ["country"], ...inYear(2025) },
    pick: { country: [country.Mexico] },
  },
  change("Canada", "all", "\u22128.3", "Section 4"),
  change("Mexico", "all", "6.4", "Section 4"),
  {
    ...change("Mexico", "ai", "40.7", "Section 4"),
    note:
      "40.0 follows from Figure 2 and the totals of the repository: 654.0 · 25.08 % / (466.3 · 25.12 %) = 1.400, at most 1.401 with rounding. " +
      "The paper itself prints neither the total of 2024 nor shares to two decimals (with one decimal up to 40.8 fit), so it is not shown to contradict itself",
  },
  change("Canada", "ai", "\u22124.2", "Section 4 (repository)"),
  change("Mexico", "non_ai", "\u22124.2", "Section 4 (repository)"),
];

function change(name: Country, group: "ai" | "non_ai" | "all", printed: string, place: string): Entry {
  return {
    id: `usmca/${name}/${group}`.toLowerCase(),
    place,
    what: `${{ ai: "AI imports", non_ai: "Non-AI imports", all: "Imports" }[group]} from ${name}, 2025 against 2024`,
    printed,
    unit: "%",
    measure: "import_growth",
    query: {
      by: ["year"],
      base: 2024,
      where: { groups: [group], countries: [country[name]] },
      ...inYear(2025),
    },
  };
}
