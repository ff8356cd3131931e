import type { Query } from "../query.js";
import type { Category, Flow } from "../vocabulary.js";
import { besidesCompute, inMonth, inYear, type Entry } from "./entry.js";

type RowOfTable = readonly [
  label: string,
  where: Query["where"] | undefined,
  codes: string,
  y2023: string,
  y2025: string,
  change: string,
];

const category = (name: Category): Query["where"] => ({ groups: ["ai"], categories: [name] });

const importRows: readonly RowOfTable[] = [
  ["High AI relevance", { groups: ["ai"] }, "645", "379.0", "654.0", "+72.6"],
  ["Compute Hardware", category("Compute_Hardware"), "163", "144.4", "353.8", "+144.9"],
  ["Electrical Power", category("Electrical_Power"), "250", "116.9", "141.8", "+21.3"],
  ["Networking Telecom", category("Networking_Telecom"), "24", "62.9", "99.5", "+58.2"],
  ["Cooling HVAC", category("Cooling_HVAC"), "137", "41.5", "47.5", "+14.4"],
  ["Building Structure", category("Building_Structure"), "44", "12.1", "10.1", "\u221216.5"],
  ["Fire Safety Security", category("Fire_Safety_Security"), "8", "0.6", "0.7", "+10.5"],
  ["Specialty Materials", category("Specialty_Materials"), "19", "0.4", "0.5", "+22.5"],
  ["Low AI relevance", { groups: ["non_ai"] }, "15,915", "1,834.7", "1,880.9", "+2.5"],
  ["Total trade", undefined, "18,364", "2,598.3", "2,883.9", "+11.0"],
];

const exportRows: readonly RowOfTable[] = [
  ["High AI relevance", { groups: ["ai"] }, "534", "221.5", "297.9", "+34.5"],
  ["Compute Hardware", category("Compute_Hardware"), "112", "99.1", "160.6", "+62.1"],
  ["Electrical Power", category("Electrical_Power"), "219", "64.5", "70.1", "+8.8"],
  ["Networking Telecom", category("Networking_Telecom"), "23", "29.1", "37.7", "+29.7"],
  ["Cooling HVAC", category("Cooling_HVAC"), "128", "24.1", "25.0", "+3.5"],
  ["Building Structure", category("Building_Structure"), "28", "3.0", "2.8", "\u22126.8"],
  ["Specialty Materials", category("Specialty_Materials"), "16", "0.7", "0.6", "\u22129.6"],
  ["Fire Safety Security", category("Fire_Safety_Security"), "7", "0.5", "0.6", "+13.4"],
  ["Low AI relevance", { groups: ["non_ai"] }, "8,278", "1,034.8", "1,058.6", "+2.3"],
  ["Total trade", undefined, "9,269", "1,551.9", "1,648.4", "+6.2"],
];

/** Table 1 and its export counterpart: codes, 2023, 2025 and change. */
export const tables: readonly Entry[] = [
  ...tableEntries("Table 1", "imports", importRows),
  ...tableEntries("Export table (repository)", "exports", exportRows),
];

/** Figures 1 and 5: the index in January 2026, and the months that the repository publishes. */
export const indices: readonly Entry[] = [
  index("Figure 1", "imports", "ai", "2026-01", "211"),
  index("Figure 1", "imports", "all", "2026-01", "104"),
  index("Figure 1", "imports", "non_ai", "2026-01", "86"),
  {
    ...index("Section 3", "imports", "ai", "2026-01", "111"),
    unit: "%",
    minus: 100,
    what: "AI imports above the typical month of 2023, January 2026",
  },
  {
    ...index("Section 3", "imports", "non_ai", "2026-01", "\u221214"),
    unit: "%",
    minus: 100,
    what: "Non-AI imports against the typical month of 2023, January 2026",
  },
  index("Figure 1 (repository)", "imports", "ai", "2025-12", "220.797927"),
  index("Figure 1 (repository)", "imports", "ai", "2026-01", "210.549880"),
  index("Figure 1 (repository)", "imports", "all", "2026-01", "103.583848"),
  index("Figure 1 (repository)", "imports", "non_ai", "2026-01", "86.132496"),
  index("Figure 1 (repository)", "imports", "ai", "2023-01", "94.831089"),
  index("Figure 1 (repository)", "imports", "non_ai", "2023-01", "99.241206"),
  index("Figure 1 (repository)", "imports", "non_ai", "2025-03", "132.075017"),
  index("Figure 5", "exports", "ai", "2026-01", "168.5"),
  index("Figure 5", "exports", "all", "2026-01", "105.2"),
  index("Figure 5", "exports", "non_ai", "2026-01", "95.1"),
  {
    id: "section-3/ex-compute",
    place: "Section 3",
    what: "AI imports without compute hardware, January 2026 against the typical month of 2023",
    printed: "40",
    unit: "%",
    measure: "import_index",
    query: {
      ...inMonth("2026-01"),
      where: {
        groups: ["ai"],
        categories: [...besidesCompute],
      },
    },
    minus: 100,
    note: "printed as growth since 2023 beside calendar-year figures; calendar 2025 against 2023 is +28.0 percent",
  },
];

/** The AI share of trade, and the other numbers of the abstract, introduction and Section 3. */
export const headlines: readonly Entry[] = [
  share("Introduction, Section 2", "imports", 2023, "15"),
  share("Abstract, introduction, Section 2", "imports", 2025, "23"),
  share("Repository", "imports", 2023, "14.59"),
  share("Repository", "imports", 2024, "16.70"),
  share("Repository", "imports", 2025, "22.68"),
  share("Repository", "exports", 2023, "14.27"),
  share("Repository", "exports", 2024, "16.05"),
  share("Repository", "exports", 2025, "18.07"),
  growth("Abstract, introduction, Section 3", "imports", "ai", "73"),
  growth("Abstract, introduction, Section 3", "imports", "non_ai", "3"),
  growth("Section 3", "imports", "all", "11"),
  growth("Introduction, Section 6", "exports", "ai", "34.5"),
  {
    ...growth("Introduction", "imports", "ai", "73"),
    id: "introduction/as-of-january",
    what: "Growth of AI imports “as of January 2026”",
    erratum:
      "calendar 2025 against calendar 2023; the index of January 2026 is 111 percent above the 2023 mean",
  },
  {
    ...growth("Introduction", "imports", "non_ai", "3"),
    id: "introduction/non-ai-as-of-january",
    what: "Growth of non-AI imports “as of January 2026”",
    erratum: "calendar 2025 against calendar 2023; January 2026 stands 14 percent below the 2023 mean",
  },
  {
    ...growth("Section 6", "exports", "ai", "34.5"),
    id: "section-6/as-of-january",
    what: "Growth of AI exports “as of January 2026”",
    erratum: "calendar 2025 against calendar 2023; the export index of January 2026 is 168.5",
  },
  {
    id: "section-2/four-categories",
    place: "Section 2",
    what: "Four largest categories, share of AI imports in 2025",
    printed: "95",
    unit: "%",
    measure: "import_share",
    query: { by: ["category"], of: "group", ...inYear(2025) },
    pick: { category: ["Compute_Hardware", "Electrical_Power", "Networking_Telecom", "Cooling_HVAC"] },
    erratum: "98.3 percent of 2025 value, 96.5 percent of 2023 value, 89.0 percent of codes; none is 95",
  },
  {
    id: "section-3/categories-with-double-digit-growth",
    place: "Section 3",
    what: "Categories with double-digit growth, of seven",
    printed: "5",
    unit: "codes",
    measure: "import_growth",
    query: { by: ["year", "category"], ...inYear(2025) },
    countFrom: 10,
    erratum: "six of seven by the paper's own Table 1; fire safety (+10.5) is the one left out",
  },
];

function tableEntries(place: string, flow: Flow, rows: readonly RowOfTable[]): Entry[] {
  const singular = flow === "imports" ? "import" : "export";
  return rows.flatMap(([label, where, codes, y2023, y2025, change]): Entry[] => {
    const id = `${place}/${label}`.toLowerCase().replaceAll(/[^a-z0-9/]+/g, "-");
    const query: Query = where ? { where } : {};
    const value = (year: number, printed: string): Entry => ({
      place,
      id: `${id}/${year}`,
      what: `${label}, ${flow} ${year}`,
      printed,
      unit: "$B",
      measure: `${singular}_value`,
      query: { ...query, ...inYear(year) },
    });
    return [
      {
        place,
        id: `${id}/codes`,
        what: `${label}, number of codes`,
        printed: codes,
        unit: "codes",
        measure: `${singular}_codes`,
        query: { ...query, ...(where ? { from: "2013-01", to: "2026-01" } : inYear(2024)) },
        note: where
          ? "codes with trade in any month from 2013 to January 2026"
          : "codes with trade in 2024 only: the column mixes two periods and does not add up",
        liveOnly: true,
      },
      value(2023, y2023),
      value(2025, y2025),
      {
        place,
        id: `${id}/change`,
        what: `${label}, change in ${flow} from 2023 to 2025`,
        printed: change,
        unit: "%",
        measure: `${singular}_growth`,
        query: { ...query, by: ["year"], ...inYear(2025) },
      },
    ];
  });
}

function index(
  place: string,
  flow: Flow,
  group: "ai" | "non_ai" | "all",
  month: string,
  printed: string,
): Entry {
  const label = { ai: "AI", non_ai: "non-AI", all: "all goods" }[group];
  return {
    id: `${place}/${flow}/${group}/${month}/${printed.length}`
      .toLowerCase()
      .replaceAll(/[^a-z0-9/_-]+/g, "-"),
    place,
    what: `Index of ${label} ${flow}, ${month}`,
    printed,
    unit: "index",
    measure: flow === "imports" ? "import_index" : "export_index",
    query: { where: { groups: [group] }, ...inMonth(month) },
  };
}

function share(place: string, flow: Flow, year: number, printed: string): Entry {
  return {
    id: `share/${flow}/${year}/${printed.length}`,
    place,
    what: `AI share of ${flow}, ${year}`,
    printed,
    unit: "%",
    measure: flow === "imports" ? "import_share" : "export_share",
    query: inYear(year),
    note: "of goods outside chapters 27, 71, 98 and 99, Medium and unlabelled ones included",
  };
}

function growth(place: string, flow: Flow, group: "ai" | "non_ai" | "all", printed: string): Entry {
  return {
    id: `growth/${flow}/${group}`,
    place,
    what: `Growth of ${{ ai: "AI", non_ai: "non-AI", all: "all" }[group]} ${flow}, 2023 to 2025`,
    printed,
    unit: "%",
    measure: flow === "imports" ? "import_growth" : "export_growth",
    query: { by: ["year"], where: { groups: [group] }, ...inYear(2025) },
  };
}
