import type { Month } from "../month.js";

/** The paper's first month; the files begin in 2010-01. */
export const firstMonth: Month = "2013-01";
