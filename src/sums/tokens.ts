import { Outside } from "./outside.js";

export interface Token {
  kind: "word" | "name" | "text" | "number" | "sign";
  /** of words in lower case, of names and texts without their quotes */
  text: string;
}

const pattern =
  /\s+|'(?<text>(?:[^']|'')*)'|"(?<name>(?:[^"]|"")*)"|(?<number>\d+(?:\.\d+)?(?:e[+-]?\d+)?)|(?<word>[A-Za-z_]\w*)|(?<sign><>|!=|<=|>=|::|\|\||\/\/|[-+*/%=<>(),.[\]])/gy;

/** The tokens of a SQL text. @throws Outside at a sign that measures do not use */
export function tokensOf(sql: string): Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < sql.length) {
    const at = pattern.lastIndex;
    const groups = pattern.exec(sql)?.groups;
    if (!groups) throw new Outside(`unknown sign in SQL: ${sql.slice(at, at + 20)}`);
    const { text, name, number, word, sign } = groups;
    if (text !== undefined) tokens.push({ kind: "text", text: text.replaceAll("''", "'") });
    else if (name !== undefined) tokens.push({ kind: "name", text: name.replaceAll('""', '"') });
    else if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (word !== undefined) tokens.push({ kind: "word", text: word.toLowerCase() });
    else if (sign !== undefined) tokens.push({ kind: "sign", text: sign });
  }
  return tokens;
}

/** Tokens read one after another. */
export class Tokens {
  private at = 0;
  constructor(private readonly all: readonly Token[]) {}

  get next(): Token | undefined {
    return this.all[this.at];
  }

  /** Are these the next words or signs? */
  sees(...texts: readonly string[]): boolean {
    return texts.every((text, i) => isMark(this.all[this.at + i], text));
  }

  /** Passes these words or signs, where they are next. */
  takes(...texts: readonly string[]): boolean {
    const seen = this.sees(...texts);
    if (seen) this.at += texts.length;
    return seen;
  }

  /** Passes these words or signs. @throws Outside where others come */
  expects(...texts: readonly string[]): void {
    if (!this.takes(...texts))
      throw new Outside(`expected ${texts.join(" ")} in SQL, got ${this.next?.text ?? "its end"}`);
  }

  /** Passes a name. @throws Outside where none comes */
  name(): string {
    const token = this.take();
    if (token.kind !== "word" && token.kind !== "name")
      throw new Outside(`expected a name in SQL, got ${token.text}`);
    return token.text;
  }

  take(): Token {
    const token = this.all[this.at++];
    if (!token) throw new Outside("SQL ends too early");
    return token;
  }
}

function isMark(token: Token | undefined, text: string): boolean {
  return token?.text === text && (token.kind === "word" || token.kind === "sign");
}
