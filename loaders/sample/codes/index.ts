import { readFileSync } from "node:fs";
import { parseSampleCodes, type SampleCode } from "../sample-code.js";

/**
 * The codes that the sample trades, in order of flow and code. Units, NAICS, end use, SITC and technology group in the
 * files are facts of the Census concordance; descriptions, prices and weights are our own.
 */
export function sampleCodes(): { imports: SampleCode[]; exports: SampleCode[] } {
  return {
    imports: parseSampleCodes("imports", read("imports.csv"), "imports.csv"),
    exports: parseSampleCodes("exports", read("exports.csv"), "exports.csv"),
  };
}

function read(file: string): string {
  return readFileSync(new URL(file, import.meta.url), "utf8");
}
