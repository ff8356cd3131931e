import assert from "node:assert/strict";
import { monthsOf, siteWith } from "../site.js";

/** A site of three whole years, which findings speak of. */
export const site = siteWith(monthsOf(2023, 2024, 2025));

/** A finding is this sentence, or matches; no-break spaces count as spaces. */
export const says = (text: string, expected: string | RegExp): void =>
  typeof expected === "string"
    ? assert.equal(text.replaceAll("\u00a0", " "), expected)
    : assert.match(text.replaceAll("\u00a0", " "), expected);
