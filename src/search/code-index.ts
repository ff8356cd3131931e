/** Every number of the snapshot, sorted. */
export interface PackedCodes {
  /** ten-digit numbers one after the other, as one text */
  numbers: string;
  descriptions: readonly string[];
  /** dollars, for the order of suggestions */
  values: readonly number[];
}

export interface FoundCode {
  /** two to ten digits */
  prefix: string;
  /** the code's description, or what the codes below a heading have in common */
  text: string;
  /** codes below; 1 for a code itself */
  codes: number;
}

/** Finds codes and headings by number, dotted or not, or by words, as fast as a reader types. */
export class CodeIndex {
  private readonly lower: readonly string[];

  constructor(private readonly packed: PackedCodes) {
    this.lower = packed.descriptions.map((text) => ` ${text.toLowerCase()}`);
  }

  get size(): number {
    return this.packed.descriptions.length;
  }

  /** Does any code begin with these digits? */
  isKnown(prefix: string): boolean {
    return this.numberAt(this.firstFrom(prefix)).startsWith(prefix);
  }

  /** A code or heading as it is named; undefined where no code begins with these digits. */
  find(prefix: string): FoundCode | undefined {
    const first = this.firstFrom(prefix);
    const end = this.firstFrom(prefix + "~");
    if (first === end) return undefined;
    const texts = this.packed.descriptions.slice(first, end);
    return { prefix, text: commonStart(texts), codes: end - first };
  }

  /** The numbers that begin with these digits. */
  codesBelow(prefix: string): string[] {
    const numbers: string[] = [];
    for (let at = this.firstFrom(prefix); this.numberAt(at).startsWith(prefix); at++)
      numbers.push(this.numberAt(at));
    return numbers;
  }

  /** The best matches for what a reader typed: headings first for digits, the most traded first for words. */
  search(typed: string, limit = 12): FoundCode[] {
    const digits = typed.replaceAll(/[.\s-]/g, "");
    if (/^\d{2,10}$/.test(digits)) return this.byDigits(digits, limit);
    const words = typed
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 1);
    return words.length ? this.byWords(words, limit) : [];
  }

  private byDigits(digits: string, limit: number): FoundCode[] {
    const prefixes = new Set<string>();
    if (digits.length % 2 === 0) prefixes.add(digits);
    const below = this.codesBelow(digits);
    for (let length = digits.length + 2 - (digits.length % 2); length <= 10; length += 2)
      for (const number of below) {
        if (prefixes.size >= limit) break;
        prefixes.add(number.slice(0, length));
      }
    return [...prefixes].flatMap((prefix) => this.find(prefix) ?? []);
  }

  /** A word counts where a word of the description begins with it. */
  private byWords(words: readonly string[], limit: number): FoundCode[] {
    const hits: number[] = [];
    this.lower.forEach((text, at) => {
      if (words.every((word) => beginsAWord(text, word))) hits.push(at);
    });
    const value = (at: number): number => this.packed.values[at] ?? 0;
    return hits
      .sort((a, b) => value(b) - value(a))
      .slice(0, limit)
      .map((at) => ({ prefix: this.numberAt(at), text: this.packed.descriptions[at] ?? "", codes: 1 }));
  }

  private numberAt(at: number): string {
    return this.packed.numbers.slice(at * 10, at * 10 + 10);
  }

  /** The place of the first number that is not before a prefix. */
  private firstFrom(prefix: string): number {
    let [low, high] = [0, this.size];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.numberAt(middle) < prefix) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function beginsAWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
  return false;
}

/** The words that all descriptions begin with; the first one in full where they have none in common. */
export function commonStart(texts: readonly string[]): string {
  const [first = "", ...others] = texts;
  const words = first.split(" ");
  let count = words.length;
  for (const text of others) {
    const own = text.split(" ");
    for (let i = 0; i < count; i++) if (own[i] !== words[i]) count = i;
  }
  const common = words
    .slice(0, count)
    .join(" ")
    .replace(/[,;:(\s]+$/, "");
  return common.length > 2 ? common : `${first} and others`;
}
