import type { Flow } from "../measures/vocabulary.js";

/** What the data cannot say, in a sentence to stand beside a chart, and where it is documented. */
export interface Limit {
  title: string;
  note: string;
  source: string;
}

/** Limits that bear on more than one page: each chart names those that bear on it, Methods lists all. */
export const limits = {
  revision: {
    title: "Revision of the year in course",
    note: "Months of the year in course may change at every release; earlier years are revised once a year, in June.",
    source: "U.S. Census Bureau, data releases and revisions",
  },
  de_minimis: {
    title: "De minimis",
    note: "Parcels up to $800 were exempt and outside the detail until the exemption ended, for China on 2 May 2025 and for all countries on 29 August 2025: part of the growth of small goods since then is coverage.",
    source: "Executive Orders 14256 and 14324",
  },
  origin: {
    title: "Origin, not shipment",
    note: "Imports count by country of origin, where a good was last substantially transformed, wherever it was shipped from.",
    source: "U.S. Census Bureau, Guide to Foreign Trade Statistics",
  },
  hubs: {
    title: "Re-export hubs",
    note: "Exports count by the destination known when they leave: hubs such as Hong Kong, Singapore, the Netherlands and Mexico take part of what moves on.",
    source: "U.S. Census Bureau, Guide to Foreign Trade Statistics",
  },
  transfer_pricing: {
    title: "Transfer prices",
    note: "Trade between parts of one firm is valued at the price that the firm declares.",
    source: "U.S. Census Bureau, related-party trade",
  },
  low_value: {
    title: "Low-value estimates",
    note: "Shipments of low value are estimated as a whole under special provisions and stand under no product.",
    source: "U.S. Census Bureau, Guide to Foreign Trade Statistics",
  },
  rate_provisions: {
    title: "Rate provisions 70 and 79",
    note: "Entries under rate provisions 70 and 79 carry value but no calculated duty, so that rates are understated by their part.",
    source: "U.S. Census Bureau, rate provision codes",
  },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof limits;

/** The sentences of limits, after a chart's own note where it has one. */
export function limitsNote(names: readonly LimitName[], own = ""): string {
  return [own, ...names.map((name) => limits[name].note)].filter(Boolean).join(" ");
}

/** What limits the country that trade of a flow is recorded by. */
export function partnerLimit(flow: Flow): LimitName {
  return flow === "imports" ? "origin" : "hubs";
}
