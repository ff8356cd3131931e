import { createHash } from "node:crypto";
import type { SourceFile } from "../snapshot/manifest.js";
import type { ListEntry } from "./entries.js";
import type { ProductSet } from "./registry.js";

/** Product lists that others drew up, to set beside a label run. Stated in documents, so kept here. */
export const productSets: readonly ProductSet[] = [
  {
    list: "fed_hs6",
    kind: "product_set",
    title: "AI goods of the Federal Reserve note: servers, units and parts of computers",
    publisher: "de Soyres, Haag, Liu, Van Leemput (FEDS Notes, 13 February 2026)",
    address:
      "https://www.federalreserve.gov/econres/notes/feds-notes/the-global-trade-effects-of-the-ai-infrastructure-boom-20260213.html",
    effective: null,
    rate: null,
    codes: ["847150", "847180", "847330"],
  },
  {
    list: "memo_semiconductors",
    kind: "product_set",
    title: "“Semiconductors” of the memorandum of 11 April 2025, which the electronics exemption follows",
    publisher: "The White House, clarification to Executive Order 14257",
    address: "https://www.cbp.gov/document/guidance/csms-64724565",
    effective: "2025-04-05",
    rate: null,
    codes: [
      ...["8471", "847330", "8486", "85171300", "85176200", "85235100", "8524", "85285200"],
      ...["85411000", "85412100", "85412900", "85413000"],
      ...["85414910", "85414970", "85414980", "85414995", "85415100", "85415900", "85419000", "8542"],
    ],
  },
  {
    list: "oecd_semiconductors",
    kind: "product_set",
    title: "Semiconductor value chain of the OECD (HS 2017): chips, materials, equipment, wafers",
    publisher: "OECD (2025)",
    address: "https://doi.org/10.1787/4154cdbf-en",
    effective: null,
    rate: null,
    codes: [
      ...["854110", "854121", "854129", "854130", "854160", "854190"],
      ...["854231", "854232", "854233", "854239", "854290"],
      ...["852351", "852352", "852359", "853290", "853390"],
      // HS 2022 renumbered these two into 8541.41 to .49 and 8541.51, .59
      { written: "854140", prefix: "85414" },
      { written: "854150", prefix: "85415" },
      ...["252800", "280421", "280429", "280461", "280480", "281000", "281212", "282560", "283325"],
      ...["284011", "284019", "284920", "285000", "811292", "811299"],
      ...["841459", "841950", "842129", "842139", "842199"],
      ...["848610", "848620", "848630", "848640", "848690", "900699", "903082", "903084", "903300"],
      ...["900120", "900190", "900219", "900220", "900290", "901210", "901290", "903141"],
      ...["370130", "370199", "370790", "381800"],
    ],
  },
  {
    list: "section_232_chips",
    kind: "section_232",
    title:
      "Headings of the Section 232 duty on advanced chips; a performance test and the end use decide, not the code alone",
    publisher: "The White House, proclamation of 14 January 2026 (note 39 to chapter 99)",
    address: "https://hts.usitc.gov/",
    effective: "2026-01-15",
    rate: 25,
    codes: ["847150", "847180", "847330"],
  },
];

/** The day on which the sets were last held against their documents. */
const registered = "2026-11-22T00:00:00.000Z";

export function productSetEntries(set: ProductSet): ListEntry[] {
  return set.codes.map((code) => ({
    ...(typeof code === "string" ? { prefix: code, written: code } : code),
    effective: set.effective,
  }));
}

/** The provenance of a set: its document, and the bytes of the codes as they stand here. */
export function productSetSource(set: ProductSet): SourceFile {
  const bytes = Buffer.from(JSON.stringify(set.codes));
  return {
    name: set.list,
    publisher: set.publisher,
    address: set.address,
    fetched: registered,
    bytes: bytes.byteLength,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    last_modified: null,
  };
}
