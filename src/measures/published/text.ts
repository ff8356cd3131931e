import type { Query } from "../query.js";
import type { Category } from "../vocabulary.js";
import { besidesCompute, inMonth, inYear, type Entry } from "./entry.js";

type Claim = Omit<Entry, "id">;

const ai = (category?: Category): NonNullable<Query["where"]> => ({
  groups: ["ai"],
  ...(category ? { categories: [category] } : {}),
});
const pooled = "shares of 2024 and 2025 pooled (Figure 3's counterpart), in a sentence about 2025";
const december = "December 2025 alone, in a sentence that says 2025; of the whole year the rate is another";

/** Claims of the abstract and the introduction. */
const front: Claim[] = [
  net("Abstract", "nearly $200 billion", [190, 200]),
  share("Introduction", "Compute hardware, part of AI imports", "about half", [45, 55], ["Compute_Hardware"]),
  share(
    "Introduction",
    "Everything but compute hardware, part of AI imports",
    "the other half",
    [45, 55],
    [...besidesCompute],
  ),
  {
    ...growth(
      "Introduction",
      "Growth of compute hardware imports since 2023",
      "triple digits",
      ai("Compute_Hardware"),
    ),
    range: [100, 999],
  },
  { ...source("Introduction", "Taiwan", "5830", "about a quarter", 2025), range: [22.5, 27.5] },
  { ...source("Introduction", "Mexico", "2010", "another quarter", 2025), range: [22.5, 27.5] },
  rate("Introduction", "AI", ai(), "4.5", "2025-12"),
  rate("Introduction", "non-AI", { groups: ["non_ai"] }, "12.1", "2025-12"),
  coverage("Introduction", "Any list", "69"),
  { ...destination("Introduction", "Mexico, all AI exports", "about a third", undefined), range: [30, 36] },
  net("Introduction", "194"),
  reduction("Introduction"),
];

const counts: Claim[] = [
  ...(["Section 1", "Section 2"] as const).map((place): Claim => ({
    place,
    what: "Distinct codes in “2024 import and export data”",
    printed: "18,364",
    unit: "codes",
    measure: "import_codes",
    query: inYear(2024),
    erratum: "codes with imports in 2024; those with exports only are not among them",
    liveOnly: true,
  })),
  {
    place: "Section 3",
    what: "Index of AI imports, January 2026",
    printed: "211",
    unit: "index",
    measure: "import_index",
    query: { where: ai(), ...inMonth("2026-01") },
  },
  {
    place: "Section 2",
    what: "Codes labelled High",
    printed: "645",
    unit: "codes",
    measure: "import_codes",
    query: { where: ai(), from: "2013-01", to: "2026-01" },
    liveOnly: true,
  },
  {
    place: "Section 2",
    what: "Rank of refined copper cathodes among AI codes by imports of 2025",
    printed: "sixth",
    range: [6, 6],
    unit: "codes",
    measure: "import_value",
    query: { by: ["hs10"], where: ai(), ...inYear(2025) },
    pick: { hs10: ["7403110000"] },
    ranks: true,
    erratum: "seventh in the paper's own Table 4: 16.64 stands below 17.54",
  },
  ...(
    [
      ["all of the top 10", "Codes of the ten largest with double-digit growth", 10, 10],
      ["five", "Codes of the ten largest with triple-digit growth", 100, 5],
    ] as const
  ).map(([printed, what, countFrom, count]): Claim => ({
    place: "Section 3",
    what,
    printed,
    range: [count, count],
    countFrom,
    unit: "codes",
    measure: "import_growth",
    query: { by: ["year", "hs10"], where: { codes: topTen() }, ...inYear(2025) },
  })),
];

const growths: Claim[] = [
  {
    ...growth("Section 3", "Growth of non-AI imports “on a year-over-year basis”", "3", {
      groups: ["non_ai"],
    }),
    erratum: "2025 against 2023, two years apart: not a change over a year",
  },
  growth("Section 6", "Growth of compute hardware exports", "62.1", ai("Compute_Hardware"), "export_growth"),
  {
    place: "Section 1",
    what: "Chapters 98 and 99, “which include art, antiques”: imports of chapter 97 in 2025",
    printed: "left out",
    range: [0, 0],
    unit: "$B",
    measure: "import_value",
    query: { where: { codes: ["97"] }, ...inYear(2025) },
    erratum: "works of art and antiques are chapter 97, which is not left out",
  },
];

const section4: Claim[] = ([2023, 2024, 2025] as const).map((year) => ({
  ...source("Section 4", "Mexico", "2010", "about 25", year),
  range: [23.5, 26.5],
}));

const section5: Claim[] = [
  rate("Section 5", "AI", ai(), "1.8", "2024"),
  rate("Section 5", "non-AI", { groups: ["non_ai"] }, "2.7", "2024"),
  ...(
    [
      ["AI", ai(), "4.5"],
      ["non-AI", { groups: ["non_ai"] }, "12.1"],
      ["compute hardware", ai("Compute_Hardware"), "0.8"],
      ["electrical power", ai("Electrical_Power"), "13.8"],
      ["cooling and HVAC", ai("Cooling_HVAC"), "15.8"],
      ["networking and telecom", ai("Networking_Telecom"), "3.1"],
    ] as const
  ).map(([what, where, printed]): Claim => ({
    ...rate("Section 5", what, where, printed, "2025-12"),
    erratum: december,
  })),
  value("Section 5", "AI imports 2025", "654", { where: ai(), ...inYear(2025) }),
  coverage("Section 5", "Any list", "69"),
  {
    place: "Section 5",
    what: "Consumer Electronics, AI imports covered 2025",
    printed: "424",
    unit: "$B",
    measure: "exempt_value",
    query: { where: { lists: ["consumer_electronics"] }, matching: "published", ...inYear(2025) },
  },
  value("Section 5", "Compute hardware imports 2025", "354", {
    where: ai("Compute_Hardware"),
    ...inYear(2025),
  }),
  ...(
    [
      ["Compute_Hardware", "97.3"],
      ["Networking_Telecom", "85.1"],
      ["Electrical_Power", "13.5"],
      ["Cooling_HVAC", "0.4"],
      ["Building_Structure", "0.0"],
    ] as const
  ).map(([category, printed]) => coverage("Section 5", category.replaceAll("_", " "), printed, category)),
  ...(["Electrical_Power", "Cooling_HVAC", "Building_Structure"] as const).map((category): Claim => ({
    ...rate("Section 5", category.replaceAll("_", " "), ai(category), "above 11", "2025"),
    range: [11, 100],
    note: "it fits calendar 2025; the December bars of Figure 4 are higher still",
  })),
];

const section6: Claim[] = [
  { ...destination("Section 6", "Mexico, compute hardware", "33", "Compute_Hardware"), erratum: pooled },
  { ...destination("Section 6", "Mexico, electrical power", "36", "Electrical_Power"), erratum: pooled },
  {
    ...destination("Section 6", "Mexico, networking and telecom", "19", "Networking_Telecom"),
    erratum: pooled,
  },
  { ...destination("Section 6", "Mexico, cooling and HVAC", "25", "Cooling_HVAC"), erratum: pooled },
];

const section7: Claim[] = [
  value("Section 7", "Excess AI imports 2025", "265", inYear(2025), "excess_imports"),
  value("Section 7", "Excess AI exports 2025", "71", inYear(2025), "excess_exports"),
  net("Section 7", "194"),
  net("Section 7", "nearly $200 billion", [190, 200]),
  reduction("Section 7"),
];

/** What the text and notes say, in figures or in words, beside the tables and figures. */
export const text: readonly Entry[] = [
  ...[...front, ...counts, ...growths, ...section4, ...section5, ...section6, ...section7].map(
    (claim, i): Entry => ({
      ...claim,
      id: `text/${i}-${claim.place}-${claim.printed}`.toLowerCase().replaceAll(/[^a-z0-9/]+/g, "-"),
    }),
  ),
];

function topTen(): string[] {
  return "8471500150 8517620090 8473301180 8517620020 8473301140 8523510000 7403110000 8507600020 8537109170 8471804000".split(
    " ",
  );
}

function net(place: string, printed: string, range?: Entry["range"]): Claim {
  const what = "Smaller deficit without the AI boom, 2025";
  return { ...value(place, what, printed, inYear(2025), "net_effect"), ...(range ? { range } : {}) };
}

function reduction(place: string): Claim {
  return {
    place,
    what: "Smaller deficit without the AI boom, part of the deficit of 2025",
    printed: "nearly 16",
    range: [15, 16],
    unit: "%",
    measure: "net_effect",
    query: inYear(2025),
    over: { measure: "trade_balance", query: inYear(2025) },
  };
}

function value(place: string, what: string, printed: string, query: Query, measure = "import_value"): Claim {
  return { place, what, printed, unit: "$B", measure, query };
}

function growth(
  place: string,
  what: string,
  printed: string,
  where: NonNullable<Query["where"]>,
  measure = "import_growth",
): Claim {
  return { place, what, printed, unit: "%", measure, query: { by: ["year"], where, ...inYear(2025) } };
}

function share(
  place: string,
  what: string,
  printed: string,
  range: NonNullable<Entry["range"]>,
  categories: readonly Category[],
): Claim {
  const query: Query = { by: ["category"], of: "group", ...inYear(2025) };
  return {
    place,
    what,
    printed,
    range,
    unit: "%",
    measure: "import_share",
    query,
    pick: { category: categories },
  };
}

function source(place: string, name: string, country: string, printed: string, year: number): Claim {
  const query: Query = { by: ["country"], ...inYear(year) };
  const what = `${name}, share of AI imports ${year}`;
  return { place, what, printed, unit: "%", measure: "import_share", query, pick: { country: [country] } };
}

function destination(place: string, what: string, printed: string, category: Category | undefined): Claim {
  const claim = { place, printed, unit: "%" as const, measure: "export_share" };
  return category
    ? {
        ...claim,
        what: `${what}, share of AI exports 2024 and 2025`,
        query: { by: ["category", "country"], from: "2024-01", to: "2025-12" },
        pick: { category: [category], country: ["2010"] },
      }
    : {
        ...claim,
        what: `${what} 2025`,
        query: { by: ["country"], ...inYear(2025) },
        pick: { country: ["2010"] },
      };
}

function rate(place: string, what: string, where: Query["where"], printed: string, period: string): Claim {
  return {
    place,
    what: `Effective tariff rate, ${what}, ${period}`,
    printed,
    unit: "%",
    measure: "effective_tariff",
    query: {
      ...(where ? { where } : {}),
      ...(period.length === 4 ? inYear(Number(period)) : inMonth(period)),
    },
  };
}

function coverage(place: string, what: string, printed: string, category?: Category): Claim {
  return {
    place,
    what: `${what}, share of AI imports 2025 on a list`,
    printed,
    unit: "%",
    measure: "exemption_coverage",
    query: {
      ...(category ? { where: { categories: [category] } } : {}),
      matching: "published",
      ...inYear(2025),
    },
  };
}
