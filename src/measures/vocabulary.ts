/** The words that measures, pages and the command share. */
export type Flow = "imports" | "exports";

/** `ai` = High; `non_ai` = Low; `medium` stands apart; `unlabelled` = no label; the first four add up to `all`. */
export const groups = ["ai", "non_ai", "medium", "unlabelled", "all"] as const;
export type Group = (typeof groups)[number];

/** The groups that add up to all goods, in the order in which tables and stacks show them. */
export const disjointGroups = ["ai", "medium", "non_ai", "unlabelled"] as const satisfies readonly Group[];

export const groupNames: Record<Group, string> = {
  ai: "AI-related",
  non_ai: "Non-AI",
  medium: "Medium",
  unlabelled: "Unlabelled",
  all: "All goods",
};

/** Categories in the fixed order in which they take their colours. */
export const categories = [
  "Compute_Hardware",
  "Electrical_Power",
  "Networking_Telecom",
  "Cooling_HVAC",
  "Building_Structure",
  "Fire_Safety_Security",
  "Specialty_Materials",
  "Maintenance_Operations",
  "Not_DC_Related",
] as const;
export type Category = (typeof categories)[number];

export const categoryNames: Record<Category, string> = {
  Compute_Hardware: "Compute hardware",
  Electrical_Power: "Electrical power",
  Networking_Telecom: "Networking and telecom",
  Cooling_HVAC: "Cooling and HVAC",
  Building_Structure: "Building structure",
  Fire_Safety_Security: "Fire safety and security",
  Specialty_Materials: "Specialty materials",
  Maintenance_Operations: "Maintenance and operations",
  Not_DC_Related: "Not data-center related",
};

/**
 * Chapters that measures leave out unless all goods are asked for: mineral fuels, precious metals and gems,
 * and the two chapters of special provisions (Waugh 2026, section 1.1).
 */
export const excludedChapters = ["27", "71", "98", "99"] as const;

export const importConcepts = ["consumption", "general", "cif"] as const;
export type ImportConcept = (typeof importConcepts)[number];

export const exportConcepts = ["total", "domestic", "foreign"] as const;
export type ExportConcept = (typeof exportConcepts)[number];

/** Index numbers of prices and quantities; Fisher is the geometric mean of Laspeyres and Paasche. */
export const indexFormulas = ["fisher", "tornqvist", "laspeyres", "paasche"] as const;
export type IndexFormula = (typeof indexFormulas)[number];

/** Where codes labelled Medium count: apart (in neither group), with AI, or with non-AI. */
export const mediumPlaces = ["apart", "ai", "non_ai"] as const;
export type MediumPlace = (typeof mediumPlaces)[number];

/** Denominators of a share: all goods, or the group that the row belongs to. */
export const wholes = ["all", "group"] as const;
export type Whole = (typeof wholes)[number];

/** What AI trade is compared with: Low, Low and Medium, everything but AI, or its own trend up to the base year. */
export const comparisons = ["low", "low_medium", "not_ai", "trend"] as const;
export type Comparison = (typeof comparisons)[number];

/** How list entries match codes: by their legal prefix, or as the paper matched them. */
export const matchings = ["legal", "published"] as const;
export type Matching = (typeof matchings)[number];

/** What a period's prices and quantities are compared with. */
export const pricePeriods = ["base", "year_before"] as const;
export type PricePeriod = (typeof pricePeriods)[number];

/** Whether goods whose unit value moved unlike the rest of their HS6 count in price indices. */
export const outlierPlaces = ["out", "in"] as const;
export type OutlierPlace = (typeof outlierPlaces)[number];

/** What counts as one good when unit values are compared: a code or its family, each with its country. */
export const priceItems = ["hs10", "family"] as const;
export type PriceItem = (typeof priceItems)[number];
