import { groupColors } from "../../charts/theme.js";
import type { State } from "../countries/inputs.js";

/** The colour of the chosen products: categories are AI-related ones. */
export function groupColor({ of }: State): string {
  return groupColors[of === "non_ai" || of === "all" ? of : "ai"];
}
