import { Bool, Float64, Int64, tableToIPC, Table, Utf8, vectorFromArray, type Vector } from "apache-arrow";
import { formatAnswer, toJson, type Answer } from "../../snapshot/answer.js";
import type { formats } from "./parameters.js";

type Format = (typeof formats)[number];

const types: Record<Format, string> = {
  json: "application/json; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  arrow: "application/vnd.apache.arrow.stream",
};

/** The format that a request asks for: its parameter, else its Accept header, else JSON. */
export function formatOf(asked: Format | undefined, accept = ""): Format {
  if (asked) return asked;
  if (/\bapplication\/vnd\.apache\.arrow\.stream\b/.test(accept)) return "arrow";
  return /\btext\/csv\b/.test(accept) ? "csv" : "json";
}

/** An answer as a body: JSON an array of objects, where an integer beyond 2^53 is a string. */
export function bodyOf(answer: Answer, format: Format): { type: string; body: string | Buffer } {
  const type = types[format];
  if (format === "arrow") return { type, body: Buffer.from(tableToIPC(arrowOf(answer), "stream")) };
  return { type, body: `${[...formatAnswer(answer, format)].join("\n")}\n` };
}

function arrowOf({ columns, rows }: Answer): Table {
  return new Table(Object.fromEntries(columns.map((name, i) => [name, vectorOf(rows.map((row) => row[i]))])));
}

/** A column by what it holds: whole numbers, numbers, truth, else text. */
function vectorOf(values: readonly unknown[]): Vector {
  const held = values.filter((value) => value !== null && value !== undefined);
  const plain = values.map((value) => value ?? null);
  const whole = (value: unknown): boolean => typeof value === "bigint" || Number.isSafeInteger(value);
  if (held.length && held.every(whole))
    return vectorFromArray(
      plain.map((value) => (value === null ? null : BigInt(value as number))),
      new Int64(),
    );
  if (held.length && held.every((value) => typeof value === "number" || typeof value === "bigint"))
    return vectorFromArray(
      plain.map((value) => (value === null ? null : Number(value))),
      new Float64(),
    );
  if (held.length && held.every((value) => typeof value === "boolean"))
    return vectorFromArray(plain as (boolean | null)[], new Bool());
  return vectorFromArray(
    plain.map((value) => (value === null || typeof value === "string" ? value : toJson(value))),
    new Utf8(),
  );
}
