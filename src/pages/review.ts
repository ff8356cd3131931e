import { definePage } from "../view/view.js";
import { desk } from "./review/desk.js";
import { headline } from "./review/opening.js";

/** Where people label a drawn sample by hand, and see what their answers say of a run. */
export const review = definePage({ name: "review", inputs: {}, views: { headline, desk } });
