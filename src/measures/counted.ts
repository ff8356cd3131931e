import type { ExportConcept, Flow, ImportConcept } from "./vocabulary.js";

/** What of trade is counted where a question does not say. */
export interface Counted {
  imports: ImportConcept;
  exports: ExportConcept;
  /** take in chapters 27, 71, 98 and 99 */
  allGoods: boolean;
}

export const standardCounted: Counted = { imports: "consumption", exports: "total", allGoods: false };

export function isStandard(counted: Counted): boolean {
  return sameCounted(counted, standardCounted);
}

export function sameCounted(a: Counted, b: Counted): boolean {
  return a.imports === b.imports && a.exports === b.exports && a.allGoods === b.allGoods;
}

/** A concept in words. */
export interface ConceptWords {
  label: string;
  /** one sentence */
  means: string;
  /** as a source line says it */
  source: string;
  /** as the header says it */
  short: string;
}

export const conceptWords: {
  imports: Record<ImportConcept, ConceptWords>;
  exports: Record<ExportConcept, ConceptWords>;
} = {
  imports: {
    consumption: {
      label: "Imports for consumption, customs value",
      means: "Goods that entered the market or left a bonded warehouse for it: what duty is charged on.",
      source: "imports for consumption, customs value",
      short: "imports for consumption",
    },
    general: {
      label: "General imports, customs value",
      means: "Everything that arrived, goods put into warehouses and foreign-trade zones included.",
      source: "general imports, customs value",
      short: "general imports",
    },
    cif: {
      label: "Imports for consumption, CIF value",
      means: "The same goods as imports for consumption, with freight and insurance to the first U.S. port.",
      source: "imports for consumption, CIF value",
      short: "imports at CIF value",
    },
  },
  exports: {
    total: {
      label: "Total exports",
      means: "Domestic and foreign goods that left the country.",
      source: "total exports (domestic and foreign), f.a.s. value",
      short: "total exports",
    },
    domestic: {
      label: "Domestic exports",
      means: "Goods grown, made or changed in the United States.",
      source: "domestic exports, f.a.s. value",
      short: "domestic exports",
    },
    foreign: {
      label: "Foreign exports (re-exports)",
      means: "Goods that came in and left again much as they were.",
      source: "foreign exports (re-exports), f.a.s. value",
      short: "re-exports",
    },
  },
};

/** A source line of the standard concept of a flow with another one in its place. */
export function withConcept(source: string, flow: Flow, concept: ImportConcept | ExportConcept): string {
  const words = conceptWords[flow] as Record<string, ConceptWords>;
  const [standard, chosen] = [words[standardCounted[flow]], words[concept]];
  return standard && chosen ? source.replaceAll(standard.source, chosen.source) : source;
}

/** What differs from the standard, as a phrase: `general imports, all chapters`. */
export function describeCounted({ imports, exports, allGoods }: Counted): string {
  return [
    imports === standardCounted.imports ? "" : conceptWords.imports[imports].short,
    exports === standardCounted.exports ? "" : conceptWords.exports[exports].short,
    allGoods ? "all chapters" : "",
  ]
    .filter(Boolean)
    .join(", ");
}
