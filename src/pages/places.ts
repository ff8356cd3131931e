import { definePage } from "../view/view.js";
import { inputs } from "./countries/inputs.js";
import { bothWays } from "./places/both-ways.js";
import { headline, map, parts, years } from "./places/districts.js";
import { carried, ports, states } from "./places/pulled.js";

/** Where counted goods enter and leave: customs districts, and ports and states where they were pulled. */
export const page = definePage({
  name: "places",
  inputs,
  views: { headline, map, "both-ways": bothWays, years, parts, states, ports, modes: carried },
});
