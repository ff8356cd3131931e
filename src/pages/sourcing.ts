import { definePage } from "../view/view.js";
import { change, headline } from "./sourcing/change.js";
import { inputs } from "./sourcing/inputs.js";
import { byMonth, byYear, subheadings } from "./sourcing/sources.js";

/** Where any heading or set of codes comes from, by month and year, and how that shifted. */
export const page = definePage({
  name: "sourcing",
  inputs,
  views: { headline, years: byYear, months: byMonth, change, subheadings },
});
