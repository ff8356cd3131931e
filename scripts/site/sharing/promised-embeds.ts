/**
 * Figures that have an embed address under `embed/v1/`, by page. Other sites show them, so that a name is only ever
 * added; one that a page gives up is led on in `moved`.
 */
export const promised: Readonly<Record<string, readonly string[]>> = {
  balance: ["accounts", "imports-paths", "exports-paths"],
  classification: ["categories-codes", "categories-value", "uncertainty-band", "calibration"],
  code: ["trade", "partners", "districts"],
  countries: [
    "country-shares",
    "country-map",
    "country-categories",
    "country-composition",
    "country-concentration",
    "usmca",
  ],
  diversion: ["diversion-path", "diversion-gainers"],
  explore: ["slice"],
  exports: ["export-trend", "destinations", "mexico-round-trip"],
  hierarchy: ["hierarchy-values", "hierarchy-breaks", "other-classifications"],
  overview: ["trend", "share"],
  places: [
    "district-map",
    "district-both-ways",
    "district-years",
    "district-parts",
    "state-map",
    "port-ranking",
    "modes",
  ],
  prices: [
    "price-parts-group",
    "price-parts-category",
    "price-months",
    "quantity-months",
    "unit-values-source",
  ],
  products: ["product-treemap", "contributions", "code-contributions"],
  robustness: ["definitions-share", "definitions-growth", "confidence-threshold"],
  sourcing: ["sourcing-years", "sourcing-months", "sourcing-change", "sourcing-subheadings"],
  tariffs: ["tariff-rates", "tariff-months", "tariff-sources", "exemptions", "list-overlap", "tariff-gap"],
  vintages: ["revised-months", "reconciliation", "concepts"],
};

/** Where the figure of an old address, `PAGE/FIGURE`, stands now: page and figure. */
export const moved: Readonly<Record<string, readonly [page: string, figure: string]>> = {};
