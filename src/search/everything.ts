import MiniSearch from "minisearch";
import { readableDescription } from "../measures/description.js";
import { formatCode } from "../measures/format.js";
import { CodeIndex } from "./code-index.js";
import type { SearchEntry, SearchFile } from "./file.js";

/** Something that a search found: where it leads, and how it is listed. */
export interface Found {
  kind: SearchEntry["kind"] | "code";
  /** dotted, for codes and headings */
  code?: string;
  text: string;
  note: string;
  /** from the site's root */
  href: string;
}

/** Pages, categories, countries, lists and terms by their words, and codes by number or words, in one search. */
export class Everything {
  private readonly codes: CodeIndex;
  private readonly words: MiniSearch<SearchEntry & { id: number }>;

  constructor(private readonly file: SearchFile) {
    this.codes = new CodeIndex(file.codes);
    this.words = new MiniSearch({
      fields: ["title", "also", "text"],
      processTerm: (term) => plain(term),
      searchOptions: {
        boost: { title: 4, also: 2 },
        prefix: true,
        fuzzy: (term) => (term.length > 5 ? 0.2 : false),
        combineWith: "AND",
      },
    });
    this.words.addAll(file.entries.map((entry, id) => ({ ...entry, id })));
  }

  /** The best matches, at most `limit`: digits find codes first, words find what goes by them before codes. */
  search(typed: string, limit = 12): Found[] {
    const codes = this.codes.search(typed, limit).map(({ prefix, text, codes: count }): Found => {
      const note = count > 1 ? `${count.toLocaleString("en-US")} codes` : "code";
      return {
        kind: "code",
        code: formatCode(prefix),
        text: readableDescription(text),
        note,
        href: `code?code=${prefix}`,
      };
    });
    const named = this.words.search(typed).flatMap(({ id }) => {
      const entry = this.file.entries[Number(id)];
      return entry ? [foundOf(entry)] : [];
    });
    if (/^[\d.\s-]+$/.test(typed)) return [...codes, ...named].slice(0, limit);
    const places = Math.max(limit - codes.length, Math.ceil(limit / 2));
    return [...named.slice(0, places), ...codes].slice(0, limit);
  }
}

function foundOf({ kind, title, text, href }: SearchEntry): Found {
  return { kind, text: text ? `${title}: ${text}` : title, note: kind, href };
}

/** Without accents and case: `Türkiye` is found by `turkiye`. */
function plain(term: string): string {
  return term
    .normalize("NFD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .toLowerCase();
}
