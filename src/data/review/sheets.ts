import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { cacheAt } from "../../../loaders/cache.js";
import { chapterOf } from "../../../loaders/labels/chapters.js";
import { readCachedCodes } from "../../../loaders/labels/codes-cache.js";
import type { Session } from "../../../loaders/snapshot/session.js";
import { codeKey } from "../../measures/gold/draw.js";
import { factsSql, type CodeFacts } from "../../measures/gold/frame.js";
import type { SheetCode } from "../../measures/gold/sheet.js";
import type { SheetRow } from "../../measures/gold/sheet-file.js";
import type { Flow } from "../../measures/vocabulary.js";

/** Codes with what a sheet says of them, in their order. */
export async function describedCodes(
  { database, folder }: Session,
  codes: readonly SheetCode[],
): Promise<SheetRow[]> {
  const facts = new Map<string, CodeFacts>();
  for (const flow of ["imports", "exports"] as const)
    for (const row of await database.rows<CodeFacts>(factsSql(flow, codesOf(codes, flow))))
      facts.set(codeKey({ flow, hs10: row.hs10 }), row);
  const cache = cacheAt(dirname(dirname(folder)));
  const pulled = existsSync(cache.codes) ? await readCachedCodes(cache).catch(() => []) : [];
  const headings = new Map(pulled.map((code) => [codeKey(code), code.headings]));
  return codes.map((code) => {
    const own = facts.get(codeKey(code));
    const above = headings.get(codeKey(code)) ?? [chapterOf(code.hs10)].filter((one) => one !== undefined);
    return {
      ...code,
      description: own?.description ?? "",
      headings: above.map(({ code: prefix, description }) => `${prefix}: ${description}`).join(" > "),
      unit: own?.unit ?? "",
      industry: own?.industry ?? "",
    };
  });
}

export function codesOf(codes: readonly { flow: Flow; hs10: string }[], flow: Flow): string[] {
  const own = codes.filter((code) => code.flow === flow).map(({ hs10 }) => hs10);
  return own.length > 0 ? own : [""];
}
