import { standardCounted, type Counted } from "../measures/counted.js";
import { exportConcepts, importConcepts } from "../measures/vocabulary.js";

const allGoods = "all_goods";

/** What is counted as text for an address: the words that differ from the standard, `general,domestic,all_goods`. */
export function printCounted({ imports, exports, allGoods: all }: Counted): string {
  return [
    imports === standardCounted.imports ? "" : imports,
    exports === standardCounted.exports ? "" : exports,
    all ? allGoods : "",
  ]
    .filter(Boolean)
    .join(",");
}

/** What a text counts; undefined where it holds a word that means nothing, or two of a kind. */
export function parseCounted(text: string): Counted | undefined {
  const words = text.split(",").filter(Boolean);
  const imports = importConcepts.filter((concept) => words.includes(concept));
  const exports = exportConcepts.filter((concept) => words.includes(concept));
  const all = words.includes(allGoods);
  if (imports.length > 1 || exports.length > 1) return undefined;
  if (words.length !== imports.length + exports.length + Number(all)) return undefined;
  return {
    imports: imports[0] ?? standardCounted.imports,
    exports: exports[0] ?? standardCounted.exports,
    allGoods: all,
  };
}
