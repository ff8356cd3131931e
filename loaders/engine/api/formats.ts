import { MIMEType } from "node:util";
import { Bool, Float64, Int64, tableToIPC, Table, Utf8, vectorFromArray, type Vector } from "apache-arrow";
import { formatAnswer, toJson, type Answer } from "../../snapshot/answer.js";
import { formats } from "./parameters.js";

type Format = (typeof formats)[number];

const types: Record<Format, string> = {
  json: "application/json; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  arrow: "application/vnd.apache.arrow.stream",
};

/** None of the formats is one that the request takes. */
export class NotAcceptable extends Error {}

/**
 * The format that a request asks for: its parameter, else the one of its Accept header with the highest quality, of
 * equals the one named most closely, then first; JSON where it does not say.
 * @throws NotAcceptable
 */
export function formatOf(
  asked: Format | undefined,
  accept = "*/*",
  offered: readonly Format[] = formats,
): Format {
  if (asked) return asked;
  const ranges = rangesOf(accept.trim() || "*/*");
  const [best] = offered
    .flatMap((format) => {
      const range = ranges.find(({ type }) => matches(type, types[format]));
      return range && range.quality > 0 ? [{ format, range }] : [];
    })
    .sort((a, b) => b.range.quality - a.range.quality || ranges.indexOf(a.range) - ranges.indexOf(b.range));
  if (best) return best.format;
  const all = offered.map((format) => types[format].split(";")[0]).join(", ");
  throw new NotAcceptable(`no format that Accept takes (expected ${all} or */*, got ${accept})`);
}

interface Range {
  /** `text/csv`, or with stars for what it leaves open */
  type: string;
  quality: number;
}

/** The ranges of an Accept header, the closest first; what is none is left out. */
function rangesOf(accept: string): Range[] {
  const stars = ({ type }: Range): number => type.split("*").length;
  return (accept.match(/(?:[^,"]|"(?:\\.|[^"\\])*")+/g) ?? [])
    .flatMap((text): Range[] => {
      try {
        const { essence, params } = new MIMEType(text.trim());
        const quality = Number(params.get("q") ?? "1");
        return quality >= 0 && quality <= 1 ? [{ type: essence, quality }] : [];
      } catch {
        return [];
      }
    })
    .sort((a, b) => stars(a) - stars(b));
}

function matches(range: string, type: string): boolean {
  const [essence = "", whole = ""] = [type.split(";")[0], type.split("/")[0]];
  return range === essence || range === `${whole}/*` || range === "*/*";
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
