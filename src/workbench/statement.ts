import { withoutTexts } from "../base/columns-read.js";
import { relationsIn } from "../measures/index.js";

/**
 * The one statement of what a reader wrote, without the semicolon at its end.
 * @throws Error that says why it is not run: nothing to run, several statements, or a change to the site's own tables
 */
export function readStatement(text: string): string {
  const statement = text.trim().replace(/;\s*$/, "");
  const bare = withoutTextsAndComments(statement);
  if (bare.trim() === "") throw new Error("There is nothing to run: write a query, or pick an example.");
  if (bare.includes(";"))
    throw new Error("One statement at a time: this has several, divided by semicolons.");
  const changes =
    /^\s*(create|drop|alter|insert|update|delete|truncate|copy|attach|detach|install|load|set|reset|pragma)\b/i.exec(
      bare,
    );
  const verb = changes?.[1]?.toLowerCase();
  if (verb !== undefined && ["copy", "attach", "detach", "install", "load", "set", "reset"].includes(verb))
    throw new Error(
      `${verb.toUpperCase()} is not possible here: the database is shut off from files and the network.`,
    );
  const target =
    /^\s*\w+(?:\s+(?:or\s+replace|temp(?:orary)?|table|view|into|from|if|not|exists))*\s+"?(\w+)"?/i.exec(
      bare,
    )?.[1];
  if (verb !== undefined && verb !== "pragma" && target !== undefined && siteTables(target))
    throw new Error(
      `${target} is the site's own table and stays as it is: write to a table of another name.`,
    );
  return statement;
}

function siteTables(name: string): boolean {
  return relationsIn(name).length > 0 || ["labels", "labels_base", "baseline_labels"].includes(name);
}

/** The statement with its texts and comments emptied, so that a semicolon in them counts for nothing. */
function withoutTextsAndComments(sql: string): string {
  return withoutTexts(sql)
    .replaceAll(/--[^\n]*/g, " ")
    .replaceAll(/\/\*[\s\S]*?\*\//g, " ");
}

/**
 * What the engine says of a statement as a sentence, and where in the reader's text it points to (line and column, from
 * one). The engine says it as text with a line and a caret, or as JSON with a position in the statement that it was sent.
 */
export function readError(
  message: string,
  text: string,
): { sentence: string; place?: { line: number; column: number } } {
  const start = text.length - text.trimStart().length;
  const at = (offset: number) => {
    const before = text.slice(0, start + offset).split("\n");
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  };
  const told = parseError(message);
  if (told) {
    const position = Number(told.position ?? NaN);
    const sentence = [told.exception_type, told.exception_message].filter(Boolean).join(": ");
    return Number.isInteger(position) && position >= 0 ? { sentence, place: at(position) } : { sentence };
  }
  const sentence = message.split(/\n+LINE \d+:/)[0]?.trim() ?? message;
  const place = placeOfError(message);
  if (!place) return { sentence };
  return { sentence, place: { ...place, line: place.line + text.slice(0, start).split("\n").length - 1 } };
}

interface ToldError {
  exception_type?: string;
  exception_message?: string;
  position?: string | number;
}

function parseError(message: string): ToldError | undefined {
  const json = /\{[\s\S]*\}/.exec(message)?.[0];
  if (!json?.includes("exception_message")) return undefined;
  try {
    return JSON.parse(json) as ToldError;
  } catch {
    return undefined;
  }
}

/** Where an error of the engine points to: the line and column, from one, if its message names them. */
export function placeOfError(message: string): { line: number; column: number } | undefined {
  const lines = message.split("\n");
  const at = lines.findIndex((line) => /^LINE \d+:/.test(line));
  const found = /^LINE (\d+): /.exec(lines[at] ?? "");
  if (!found) return undefined;
  const caret = lines[at + 1]?.indexOf("^") ?? -1;
  return { line: Number(found[1]), column: Math.max(1, caret - found[0].length + 1) };
}
