import { definePage } from "../view/page/view.js";
import { inputs } from "./countries/inputs.js";
import { bothWays } from "./places/both-ways.js";
import { headline } from "./places/headline.js";
import { map } from "./places/map.js";
import { carried } from "./places/modes.js";
import { parts } from "./places/parts.js";
import { ports } from "./places/ports.js";
import { states } from "./places/states.js";
import { years } from "./places/years.js";

/** Where AI-related goods enter and leave: customs districts, and ports and states where they were pulled. */
export const places = definePage({
  name: "places",
  inputs,
  views: { headline, map, "both-ways": bothWays, years, parts, states, ports, modes: carried },
});
