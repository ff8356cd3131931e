import { definePage } from "../view/view.js";
import { accounts, headline, identity } from "./balance/accounts.js";
import { inputs } from "./balance/inputs.js";
import { paths } from "./balance/paths.js";

/** What the trade balance would be had counted trade grown like the rest: the paper's exercise with its assumptions open. */
export const page = definePage({
  name: "balance",
  inputs,
  views: { headline, accounts, "import-paths": paths("imports"), "export-paths": paths("exports"), identity },
});
