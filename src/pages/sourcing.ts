import { definePage } from "../view/page/view.js";
import { change } from "./sourcing/change.js";
import { headline } from "./sourcing/headline.js";
import { inputs } from "./sourcing/inputs.js";
import { byMonth } from "./sourcing/months.js";
import { subheadings } from "./sourcing/subheadings.js";
import { byYear } from "./sourcing/years.js";

/** Where any heading or set of codes comes from, by month and year, and how that shifted. */
export const sourcing = definePage({
  name: "sourcing",
  inputs,
  views: { headline, years: byYear, months: byMonth, change, subheadings },
});
