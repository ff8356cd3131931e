import type { Flow } from "../../../cache.js";
import type { Month } from "../../../month.js";
import { worldWindows, type Range } from "../plan.js";
import { commodityVariable } from "../query.js";
import type { Slice } from "../slice.js";
import { placeValue, type PlaceShape } from "./dataset.js";

/** One code, or prefix, and the months that lack it. */
export interface CodeWork {
  code: string;
  from: Month;
  to: Month;
}

/** All places together by HS6 code: tells the months that are published and what the places must add up to. */
export function planPlaceTotals(shape: PlaceShape, range: Range): Slice[] {
  const { flow } = range;
  return worldWindows(range).map(({ from, to }) => ({
    name: `totals-${from}-${to}`,
    query: {
      ...{ dataset: shape.dataset, flow, level: "HS6", commodity: null, from, to, where: [] },
      get: [commodityVariable(flow), placeValue[flow]],
    },
    cuts: ["year", "month", "chapter"],
  }));
}

/** One request a code: porths answers a repeated commodity with 500, and no list is understood. */
export function planPlaces(shape: PlaceShape, flow: Flow, works: readonly CodeWork[]): Slice[] {
  return works.map(({ code, from, to }) => ({
    name: `${shape.column}-${code}`,
    query: {
      ...{ dataset: shape.dataset, flow, level: "HS6", from, to, where: [] },
      commodity: code.length === 6 ? code : `${code}*`,
      get: [
        commodityVariable(flow),
        shape.variable,
        ...(shape.nameVariable ? [shape.nameVariable] : []),
        placeValue[flow],
        "AIR_VAL_MO",
        "VES_VAL_MO",
      ],
    },
    cuts: ["year", "month"],
  }));
}
