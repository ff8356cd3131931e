import { capital, chaptersWithKinds, className, ofPaper, words } from "../measures/task.js";
/** A term of trade statistics in one or two sentences, with where it is defined. */
export interface Term {
  term: string;
  /** how texts write it, in lower case: each of them leads a reader to the meaning; default: the term itself */
  also?: readonly string[];
  means: string;
  source?: string | undefined;
}

/** Where the glossary of the methods page explains a term. */
export function termAnchor(term: string): string {
  return `term-${term.toLowerCase().replaceAll(/[^a-z]+/g, "-")}`;
}

/** The terms that pages use, in alphabetical order. */
export const glossary: readonly Term[] = [
  {
    get term() {
      return `${capital(words().adjective)}, ${words().other}, ${className("Medium")}`;
    },
    get also() {
      return [className("Medium").toLowerCase(), `labelled ${className("High").toLowerCase()}`];
    },
    get means() {
      return `A code labelled ${className("High")} counts as ${words().adjective}, one labelled ${className("Low")} as ${words().other}. ${className("Medium")} stands apart from both unless it is counted in. The labels are a judgement, made by a model or a rule, and can be changed by the reader.`;
    },
  },
  {
    term: "Annex II",
    also: ["annex ii"],
    means:
      "The list of Executive Order 14257 of 2 April 2025 that names goods free from the reciprocal duties. Written with ten digits, it is law at eight.",
    source: "Federal Register",
  },
  {
    term: "Calculated duty",
    also: ["calculated duty", "duty is calculated"],
    means:
      "Duty computed from the rate at entry. It is not the cash that customs collected and is not restated for refunds, later exclusions or drawback.",
    source: "U.S. Census Bureau, CAL_DUT_MO",
  },
  {
    term: "CIF value",
    also: ["cif value", "cif"],
    means: "Customs value plus freight, insurance and other charges to the U.S. border.",
    source: "U.S. Census Bureau, CON_CIF_MO",
  },
  {
    term: "Code family",
    also: ["code family", "code families"],
    means:
      "Codes that replaced one another, taken together, so that growth is not measured across a split or a renaming.",
  },
  {
    term: "Confidence",
    also: ["stated confidence", "confidence"],
    means:
      "What a labeler says of its own label, 0 to 100. An order, not a probability: it is bunched near the top and not calibrated.",
  },
  {
    term: "Contribution",
    also: ["contribution", "contributions"],
    means:
      "The part of a total's growth that comes from one of its parts, in percentage points. Contributions add up.",
  },
  {
    term: "Counterfactual",
    also: ["counterfactual"],
    get means() {
      return `A path that was not: what ${words().noun} trade would have been, had it grown like the comparison group. It assumes that everything else stays as it was.`;
    },
  },
  {
    term: "Covered goods",
    also: ["covered goods"],
    get means() {
      return `What measures count: all chapters but ${chaptersWithKinds()}, unless all goods are asked for.`;
    },
    get source() {
      return ofPaper("Waugh (2026), section 1.1") || undefined;
    },
  },
  {
    term: "Customs value",
    also: ["customs value"],
    means:
      "The price paid or payable when sold for export to the United States, without duty, freight and insurance.",
    source: "U.S. Census Bureau, CON_VAL_MO",
  },
  {
    term: "De minimis",
    also: ["de minimis"],
    means:
      "Parcels of up to $800 entered without duty and without detail in the statistics until 29 August 2025.",
  },
  {
    term: "Domestic and foreign exports",
    also: ["domestic exports", "domestic goods", "re-exports", "re-exported", "re-export", "foreign exports"],
    means:
      "Domestic exports are grown, made or changed in the United States; foreign exports are goods that came in and leave again unchanged: re-exports.",
    source: "U.S. Census Bureau, DF",
  },
  {
    term: "Effective tariff rate",
    also: [
      "effective tariff rate",
      "effective tariff rates",
      "effective tariff",
      "effective rate",
      "effective rates",
    ],
    means:
      "Calculated duty over imports for consumption of the same goods and months: a ratio of sums, never a mean of rates.",
  },
  {
    get term() {
      return `Excess ${words().noun} trade`;
    },
    also: [
      "excess ai imports",
      "excess ai exports",
      "excess ai trade",
      "excess imports",
      "excess exports",
      "excess",
    ],
    get means() {
      return `${capital(words().noun)} trade beyond the path it would have taken, had it grown like a comparison group since the base year. Accounting, not cause.`;
    },
  },
  {
    term: "Exemption list",
    also: ["exemption lists", "exemption list"],
    means:
      "Codes that an order frees from some duties. Standing on one is not the same as being untaxed: other duties may apply.",
  },
  {
    term: "F.a.s. value",
    also: ["f.a.s. value", "f.a.s."],
    means:
      "Free alongside ship: the value of exports at the U.S. port, without loading and onward transport.",
    source: "U.S. Census Bureau, ALL_VAL_MO",
  },
  {
    term: "General imports",
    also: ["general imports"],
    means: "Everything that arrived, also what went into bonded warehouses and foreign trade zones.",
    source: "U.S. Census Bureau, GEN_VAL_MO",
  },
  {
    term: "Heading, subheading",
    also: ["subheading", "subheadings", "heading", "headings"],
    means: "The first four and six digits of a product code; six are the same in all countries.",
  },
  {
    term: "Herfindahl–Hirschman index (HHI)",
    also: ["herfindahl–hirschman index", "hhi"],
    means:
      "The sum of squared percentage shares, 0 to 10,000. 10,000 over it is the number of equal countries that would give the same concentration.",
  },
  {
    term: "HS10, HTS, Schedule B",
    also: ["ten-digit codes", "ten-digit code", "schedule b", "hts", "hs10"],
    means:
      "The Harmonized System has six digits in all countries. The United States adds four for imports (HTS; the rate is legal at eight digits) and four of its own for exports (Schedule B). Beyond six digits the two schedules can differ.",
  },
  {
    term: "Imports for consumption",
    also: ["imports for consumption"],
    means:
      "What entered the economy: direct entries and withdrawals from warehouses. Duty belongs to this concept.",
    source: "U.S. Census Bureau, CON_VAL_MO",
  },
  {
    term: "Index",
    also: ["index"],
    means:
      "Monthly value over the monthly mean of the base year, times 100. Nominal dollars, not seasonally adjusted.",
  },
  {
    term: "Index numbers: Fisher, Törnqvist",
    also: ["fisher", "törnqvist"],
    means:
      "Ways to average price changes over goods by how much of each is traded in both periods. Fisher is the geometric mean of Laspeyres and Paasche; Törnqvist weighs logarithms by mean shares.",
  },
  {
    term: "Nominal",
    also: ["nominal"],
    means: "In the dollars of the time, not corrected for prices.",
  },
  {
    term: "Percentage points",
    also: ["percentage points", "pp"],
    means: "The difference of two percentages: from 10 % to 12 % is 2 percentage points, or 20 percent.",
  },
  {
    term: "Seasonal adjustment",
    also: ["not seasonally adjusted", "seasonally adjusted"],
    means:
      "Removing what recurs every year, such as a slow February. Census does not do it at the detail of codes, so months are compared with the same month of another year or summed over twelve.",
  },
  {
    term: "Section 122",
    also: ["section 122"],
    means:
      "A temporary surcharge on imports from all countries, 10 % for 150 days from 24 February 2026, with a list of exempt goods.",
    source: "Trade Act of 1974",
  },
  {
    term: "Section 232",
    also: ["section 232"],
    means:
      "Duties on goods whose imports are found to threaten national security: steel, aluminium, copper, advanced chips.",
    source: "Trade Expansion Act of 1962",
  },
  {
    term: "Section 301",
    also: ["section 301"],
    means: "Duties on goods of China in four lists since 2018, raised for some goods after a review in 2024.",
    source: "Trade Act of 1974",
  },
  {
    term: "Shapley value",
    also: ["shapley values", "shapley value", "shapley"],
    means:
      "A way to split a difference among causes that act together: the mean of what each adds over all orders of changing one at a time. The parts add up exactly.",
  },
  {
    term: "Unit value",
    also: ["unit value", "unit values"],
    means: "Value over quantity. It mixes price, quality and the mix of products, so it is not a price.",
  },
];
