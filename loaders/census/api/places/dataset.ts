import type { Flow } from "../../../cache.js";
import type { PlacePart } from "../../../places.js";

export type PlaceDataset = "porths" | "statehs";

/** A dataset of HS6 codes by place: what its variables are called and where its months are kept. */
export interface PlaceShape {
  dataset: PlaceDataset;
  part: PlacePart;
  /** the column of the place */
  column: "port" | "state";
  variable: string;
  /** the variable of its name; states have none, and asking for one is answered with 400 */
  nameVariable: string | null;
}

export const placeShapes: Record<PlaceDataset, PlaceShape> = {
  porths: {
    dataset: "porths",
    part: "ports",
    column: "port",
    variable: "PORT",
    nameVariable: "PORT_NAME",
  },
  statehs: {
    dataset: "statehs",
    part: "states",
    column: "state",
    variable: "STATE",
    nameVariable: null,
  },
};

/** Value of a row: general imports (ports know no other) or total exports, dollars. */
export const placeValue: Record<Flow, string> = { imports: "GEN_VAL_MO", exports: "ALL_VAL_MO" };
