import { definePage } from "../view/view.js";
import { inputs } from "./sql/examples.js";
import { headline } from "./sql/opening.js";
import { workbench } from "./sql/workbench.js";

/** The reader's own SQL over the snapshot, run in the browser. */
export const page = definePage({ name: "sql", inputs, views: { headline, workbench } });
