import { parseSampleCodes, type SampleCode } from "../sample-code.js";
import { exports01To83 } from "./exports-01-83.js";
import { exports84To99 } from "./exports-84-99.js";
import { imports01To38 } from "./imports-01-38.js";
import { imports39To83 } from "./imports-39-83.js";
import { imports84 } from "./imports-84.js";
import { imports85 } from "./imports-85.js";
import { imports86To99 } from "./imports-86-99.js";

/** The codes that the sample trades, in order of flow and code. */
export function sampleCodes(): { imports: SampleCode[]; exports: SampleCode[] } {
  const importRows = [imports01To38, imports39To83, imports84, imports85, imports86To99];
  const exportRows = [exports01To83, exports84To99];
  return {
    imports: importRows.flatMap((rows) => parseSampleCodes("imports", rows)),
    exports: exportRows.flatMap((rows) => parseSampleCodes("exports", rows)),
  };
}
