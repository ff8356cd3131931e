import { createHash } from "node:crypto";
import type { SourceFile } from "../snapshot/manifest.js";
import * as published from "./published.js";

/** The run of labels that comes with the sample. */
export const sampleRun = "sample";

/** Changes when the sample's values change by intent. */
export const sampleVersion = 2;

/** The day of the tables that the sample is raked to; not the clock, so that every build is the same. */
export const sampleMade = "2026-04-06T00:00:00.000Z";

/** What a reader must know of it, in sentences. */
export const sampleNotes: readonly string[] = [
  "This is a sample: real codes, countries, districts, lists and labels in kind, with synthetic values. Not for citation.",
  "Its values are raked so that the published tables of Waugh (2026) come out of the measures where the sample carries " +
    "the row: imports and exports by category, the index points of January 2026, top codes, sources and destinations, " +
    "effective tariff rates, exemption coverage, and the excess trade.",
  "It carries about 470 import and 200 export codes that stand for all: counts of codes, and the value of a single Low " +
    "or Medium code, are not those of the United States.",
  "Mexico's share of High imports is that of the paper's Figure 2; its growth of 40.7 percent from 2024 to 2025, which " +
    "those shares do not give, comes out as 40.0.",
  "To go live: atlas pull, atlas lists, atlas label, atlas snapshot.",
];

/** Where the numbers come from that the values are raked to: the paper, and the bytes of them as they stand here. */
export function sampleSource(): SourceFile {
  const bytes = Buffer.from(JSON.stringify(published));
  return {
    name: "numbers that the sample's values are raked to",
    publisher:
      "M. E. Waugh, Trade in AI-Related Products (2026), and its public notebooks and monthly series",
    address: "https://doi.org/10.21034/sr.684",
    fetched: sampleMade,
    bytes: bytes.byteLength,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    last_modified: null,
  };
}
