import type { Session } from "../../loaders/snapshot/session.js";
import { measureSql } from "../measures/index.js";
import { check, ledger, type Entry } from "../measures/published/index.js";

/** One published number beside ours, as the page shows it. */
export interface LedgerRow {
  [key: string]: string | number | null;
  place: string;
  what: string;
  unit: string;
  printed: string;
  ours: string | null;
  difference: number | null;
  verdict: string;
  note: string;
  measure: string;
}

/** The ledger against this snapshot, computed at build. */
export async function reproduction(session: Session): Promise<LedgerRow[]> {
  const answers = new Map<string, Promise<Record<string, unknown>[]>>();
  const answerTo = ({ measure, query }: Pick<Entry, "measure" | "query">) => {
    const sql = measureSql(measure, query);
    const answer = answers.get(sql) ?? session.database.rows(sql);
    answers.set(sql, answer);
    return answer;
  };
  const rows: LedgerRow[] = [];
  for (const entry of ledger) {
    const whole = entry.over ? await answerTo(entry.over) : [];
    const { oursPrinted, difference, verdict } = check(
      entry,
      await answerTo(entry),
      session.manifest.kind,
      whole,
    );
    rows.push({
      place: entry.place,
      what: entry.what,
      unit: entry.unit,
      printed: entry.printed,
      ours: oursPrinted,
      difference,
      verdict,
      note: entry.erratum ?? entry.note ?? "",
      measure: entry.measure,
    });
  }
  return rows;
}
