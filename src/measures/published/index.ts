import { balance } from "./balance.js";
import { topCodes } from "./codes.js";
import type { Entry } from "./entry.js";
import { partners } from "./sources.js";
import { exemptions, tariffs } from "./tariffs.js";
import { text } from "./text.js";
import { headlines, indices, tables } from "./trade.js";

/**
 * The reproduction ledger: every number that Waugh (2026), "Trade in AI-Related Products", prints in its tables,
 * figures and text, and those of its public repository, each with the measure that it should come out of.
 */
export const ledger: readonly Entry[] = [
  ...headlines,
  ...tables,
  ...indices,
  ...partners,
  ...tariffs,
  ...exemptions,
  ...balance,
  ...topCodes,
  ...text,
];

export { check, type Checked, type Entry, type Verdict } from "./entry.js";
