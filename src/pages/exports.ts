import { definePage } from "../view/view.js";
import { exportTable, headline, trend } from "./exports/growth.js";
import { inputs } from "./exports/inputs.js";
import { destinations } from "./exports/partners.js";
import { route, roundTrip, routePartners } from "./exports/round-trip.js";

/** What the boom does to exports: growth, destinations, re-exports, the round trip with a partner. */
export const page = definePage({
  name: "exports",
  inputs,
  views: {
    headline,
    trend,
    table: exportTable,
    destinations,
    "round-trip": roundTrip,
    route,
    "route-partners": routePartners,
  },
});
