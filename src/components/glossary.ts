/** A term of trade statistics in one or two sentences, with where it is defined. */
export interface Term {
  term: string;
  means: string;
  source?: string;
}

/** The terms that pages use, in alphabetical order. */
export const glossary: readonly Term[] = [
  {
    term: "AI-related, non-AI, Medium",
    means:
      "A code labelled High counts as AI-related, one labelled Low as non-AI. Medium stands apart from both unless it is counted in. The labels are a judgement, made by a model or a rule, and can be changed by the reader.",
  },
  {
    term: "Calculated duty",
    means:
      "Duty computed from the rate at entry. It is not the cash that customs collected and is not restated for refunds, later exclusions or drawback.",
    source: "U.S. Census Bureau, CAL_DUT_MO",
  },
  {
    term: "CIF value",
    means: "Customs value plus freight, insurance and other charges to the U.S. border.",
    source: "U.S. Census Bureau, CON_CIF_MO",
  },
  {
    term: "Code family",
    means:
      "Codes that replaced one another, taken together, so that growth is not measured across a split or a renaming.",
  },
  {
    term: "Contribution",
    means:
      "The part of a total's growth that comes from one of its parts, in percentage points. Contributions add up.",
  },
  {
    term: "Covered goods",
    means:
      "What measures count: all chapters but 27 (mineral fuels), 71 (precious metals and gems), 98 and 99 (special provisions), unless all goods are asked for.",
    source: "Waugh (2026), section 1.1",
  },
  {
    term: "Customs value",
    means:
      "The price paid or payable when sold for export to the United States, without duty, freight and insurance.",
    source: "U.S. Census Bureau, CON_VAL_MO",
  },
  {
    term: "Domestic and foreign exports",
    means:
      "Domestic exports are grown, made or changed in the United States; foreign exports are goods that came in and leave again unchanged: re-exports.",
    source: "U.S. Census Bureau, DF",
  },
  {
    term: "Effective tariff rate",
    means:
      "Calculated duty over imports for consumption of the same goods and months: a ratio of sums, never a mean of rates.",
  },
  {
    term: "Excess AI trade",
    means:
      "AI trade beyond the path it would have taken, had it grown like a comparison group since the base year. Accounting, not cause.",
  },
  {
    term: "F.a.s. value",
    means:
      "Free alongside ship: the value of exports at the U.S. port, without loading and onward transport.",
    source: "U.S. Census Bureau, ALL_VAL_MO",
  },
  {
    term: "General imports",
    means: "Everything that arrived, also what went into bonded warehouses and foreign trade zones.",
    source: "U.S. Census Bureau, GEN_VAL_MO",
  },
  {
    term: "HS10, HTS, Schedule B",
    means:
      "The Harmonized System has six digits in all countries. The United States adds four for imports (HTS; the rate is legal at eight digits) and four of its own for exports (Schedule B). Beyond six digits the two schedules can differ.",
  },
  {
    term: "Imports for consumption",
    means:
      "What entered the economy: direct entries and withdrawals from warehouses. Duty belongs to this concept.",
    source: "U.S. Census Bureau, CON_VAL_MO",
  },
  {
    term: "Index",
    means:
      "Monthly value over the monthly mean of the base year, times 100. Nominal dollars, not seasonally adjusted.",
  },
  {
    term: "Unit value",
    means: "Value over quantity. It mixes price, quality and the mix of products, so it is not a price.",
  },
];
