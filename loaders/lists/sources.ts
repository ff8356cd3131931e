import { productSets } from "./product-sets.js";
import type { LabelSource, ListPart, ListSource } from "./registry.js";

const waugh = "tradewartracker/ai-trade-index/HEAD/data-input";
const budgetLab = "Budget-Lab-Yale/tariff-rate-tracker/HEAD/resources";
const waughPublisher = "M. E. Waugh, ai-trade-index (MIT), from the Federal Register";
const budgetLabPublisher = "The Budget Lab at Yale, tariff-rate-tracker (MIT), from USTR and USITC";

/** First day of the derivatives of steel and aluminum that the file of derivatives gives no date for. */
const firstWave = "2025-03-12";
/** First day of the annexes that replaced the lists by metal. */
const annexes = "2026-04-06";
/** Numbers of the annexes as proclamations write them. */
const romans: Readonly<Record<string, string>> = { "1a": "I-A", "1b": "I-B", "2": "II", "3": "III" };

/** Files at public addresses. Dates and rates are those of the orders (effective, not announced). */
export const listSources: readonly ListSource[] = [
  {
    name: "consumer_electronics",
    publisher: waughPublisher,
    path: `${waugh}/tariff-exemption-lists/consumer_electronics_EO14257_apr11.csv`,
    file: "consumer-electronics.csv",
    column: "HTSUS",
    digits: [10],
    level: "as written",
    rows: 109,
    parts: [
      {
        list: "consumer_electronics",
        kind: "exemption",
        title:
          "Electronics exempt from the reciprocal duties, memorandum of 11 April 2025 to Executive Order 14257",
        effective: "2025-04-05", // retroactive to the day the baseline duty began
        rate: null,
      },
    ],
  },
  {
    name: "annex_ii",
    publisher: waughPublisher,
    path: `${waugh}/tariff-exemption-lists/annex-II-exemptions.csv`,
    file: "annex-ii.csv",
    column: "HTSUS",
    digits: [10],
    level: "padded", // every code of the file is an HTS8 with two zeros behind
    rows: 720,
    parts: [
      {
        list: "annex_ii",
        kind: "exemption",
        title:
          "Goods exempt from the reciprocal duties, Annex II of Executive Order 14257 (one undated version)",
        effective: "2025-04-05",
        rate: null,
      },
    ],
  },
  {
    name: "section_122",
    publisher: waughPublisher,
    path: `${waugh}/tariff-exemption-lists/section122-product-exemptions.csv`,
    file: "section-122.csv",
    column: "hts_code",
    digits: [8, 10],
    level: "as written",
    rows: 1098,
    parts: [
      {
        list: "section_122",
        kind: "exemption",
        title: "Goods exempt from the Section 122 surcharge of February 2026",
        effective: "2026-02-24",
        rate: null,
      },
    ],
  },
  {
    name: "section_301",
    publisher: budgetLabPublisher,
    path: `${budgetLab}/s301_product_lists.csv`,
    file: "section-301.csv",
    column: "hts8",
    digits: [8],
    level: "as written",
    rows: 12223,
    split: [["ch99 code", "heading"]],
    unknown: { list: "section_301", kind: "section_301", title: "Section 301 duties on goods of China" },
    parts: [
      section301("1", ["9903.88.01"], "2018-07-06", 25),
      section301("2", ["9903.88.02"], "2018-08-23", 25),
      section301("3", ["9903.88.03"], "2018-09-24", 25),
      section301("3_addendum", ["9903.88.04"], "2018-09-24", 25),
      section301("4a", ["9903.88.15"], "2019-09-01", 7.5),
      section301("4b", ["9903.88.16"], null, null), // suspended before its first day, never collected
      section301("review_25", ["9903.91.01"], "2024-09-27", 25),
      section301("review_50", ["9903.91.02"], "2024-09-27", 50),
      section301("review_100", ["9903.91.03"], "2024-09-27", 100),
      section301("review_2025_50", ["9903.91.05"], "2025-01-01", 50),
      section301("review_2025_25", ["9903.91.11"], "2025-01-01", 25),
      section301("review_2026", ["9903.91.06", "9903.91.07", "9903.91.08"], "2026-01-01", null), // rates differ by row
      section301("cranes", ["9903.92.10"], null, null),
    ],
  },
  {
    name: "section_232_copper",
    publisher: budgetLabPublisher,
    path: `${budgetLab}/s232_copper_products.csv`,
    file: "section-232-copper.csv",
    column: "hts10",
    digits: [8], // under a header that says ten, since April 2026
    level: "padded",
    rows: 80,
    parts: [
      {
        list: "section_232_copper",
        kind: "section_232",
        title: "Semi-finished copper and copper derivatives under Section 232, on the copper content",
        effective: "2025-08-01",
        rate: 50,
      },
    ],
  },
  {
    name: "section_232_derivatives",
    publisher: budgetLabPublisher,
    path: `${budgetLab}/s232_derivative_products.csv`,
    file: "section-232-derivatives.csv",
    column: "hts_prefix",
    digits: [4, 6, 8, 10],
    level: "as written",
    rows: 568,
    split: [["derivative type", "metal type", "metal"]],
    effective: { blank: firstWave },
    unknown: {
      list: "section_232_derivatives",
      kind: "section_232",
      title: "Derivatives under Section 232, on the metal content",
    },
    parts: [
      {
        list: "section_232_steel_derivatives",
        kind: "section_232",
        title: "Derivatives of steel under Section 232, on the metal content",
        values: ["steel"],
        effective: firstWave,
        rate: 50,
      },
      {
        list: "section_232_aluminum_derivatives",
        kind: "section_232",
        title: "Derivatives of aluminum under Section 232, on the metal content",
        values: ["aluminum", "aluminium"],
        effective: firstWave,
        rate: 50,
      },
    ],
  },
  {
    // It seems to replace the two files above for what is in force from 2026-04-06; they hold what was before.
    name: "section_232_annex_products",
    publisher: budgetLabPublisher,
    path: `${budgetLab}/s232_annex_products.csv`,
    file: "section-232-annex-products.csv",
    column: "hts_prefix",
    digits: [4, 6, 8, 10],
    level: "as written",
    rows: 799,
    split: [["annex"], ["metal type", "metal", "derivative type"]],
    effective: { blank: annexes },
    unknown: { list: "section_232_annex", kind: "section_232", title: "Annex of Section 232" },
    parts: ["1a", "1b", "2", "3"].flatMap((annex) =>
      (annex === "2" || annex === "3" ? ["steel", "aluminum"] : ["steel", "aluminum", "copper"]).map(
        (metal) => section232Annex(annex, metal),
      ),
    ),
  },
];

/** Label files of the paper: imports from its active list, exports from the list with the export-only codes. */
export const labelSources: readonly LabelSource[] = [
  {
    name: "published_import_labels",
    publisher: "M. E. Waugh, ai-trade-index (MIT)",
    path: `${waugh}/hs10_classification_final_v3.csv`,
    file: "published-import-labels.csv",
    rows: 19424,
    run: "published",
    flows: ["imports"],
  },
  {
    name: "published_export_labels",
    publisher: "M. E. Waugh, ai-trade-index (MIT)",
    path: `${waugh}/hs10_classification_imports_exports.csv`,
    file: "published-export-labels.csv",
    rows: 24117,
    run: "published",
    flows: ["exports"],
  },
];

/** Every name that `--only` and `--from-file` take. */
export function listNames(): string[] {
  return [
    ...productSets.map(({ list }) => list),
    ...[...listSources, ...labelSources].map(({ name }) => name),
  ];
}

function section301(name: string, values: readonly string[], effective: string | null, rate: number | null) {
  return {
    list: `section_301_${name}`,
    kind: "section_301" as const,
    title: `Section 301 duties on goods of China, ${values.join(", ")}`,
    values,
    effective,
    rate,
  };
}

/** Annex 2 names goods that the proclamation took off the duty: a list of Section 232, and no additional duty. */
function section232Annex(annex: string, metal: string): ListPart {
  return {
    list: `section_232_annex_${annex}_${metal}`,
    kind: "section_232",
    title: `Section 232 on ${metal}, annex ${annex} of April 2026${annex === "2" ? " (taken off the duty)" : ""}`,
    values: [metal, ...(metal === "aluminum" ? ["aluminium"] : [])].flatMap((name) =>
      [annex, romans[annex]].flatMap((number) => [`${number}/${name}`, `annex ${number}/${name}`]),
    ),
    effective: annexes,
    rate: null, // differs by origin and content
  };
}
