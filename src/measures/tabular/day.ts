/** A day as `YYYY-MM-DD`; NULL for a blank; a reason for what cannot be read without guessing. */
export type ReadDay = string | null | { reason: string };

/**
 * The first day in force as a file states it: `2025-03-12`, with a time of day behind it or not, or `3/12/2025` in the
 * order of the United States. Anything else would be a guess, and a guess of a date is a wrong duty. `NA` is how R
 * writes a blank.
 */
export function readDay(text: string): ReadDay {
  const written = text
    .normalize("NFKC")
    .trim()
    .replace(/^=?"(.*)"$|^'/, "$1"); // as spreadsheets keep a text a text
  if (written === "" || written === "NA") return null;
  const iso =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AP]M|Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
      written,
    );
  if (iso) return dayOf(written, iso[1], iso[2], iso[3]);
  const us = usDay.exec(written);
  if (us) return dayOf(written, us[3], us[1], us[2]);
  const isAmbiguous = /^\d{1,4}[-./]\d{1,2}(?:[-./]\d{1,4})?$/.test(written);
  return { reason: `${isAmbiguous ? "ambiguous" : "unreadable"} date "${written}" (${expected})` };
}

/**
 * The same for a column: where one of its dates has the day before the month, none with slashes can be told, nor where
 * semicolons part the cells, as spreadsheets do of which the dates have the day first, unless one has it second.
 */
export function dayReader(column: readonly string[], delimiter = ","): (text: string) => ReadDay {
  const parts = column.map((text) => (usDay.exec(text.trim()) ?? []).slice(1, 3).map(Number));
  const isDayFirst = parts.some(([first = 0, second = 0]) => first > 12 && second <= 12);
  const isMonthFirst = parts.some(([first = 0, second = 0]) => second > 12 && first <= 12);
  if (!isDayFirst && (isMonthFirst || delimiter !== ";")) return readDay;
  const why = isDayFirst
    ? "other dates of the file have the day first"
    : "a file with semicolons may have the day first";
  return (text) => {
    const written = text.trim();
    const day = readDay(written);
    const [first, second] = (usDay.exec(written) ?? []).slice(1, 3).map(Number);
    return typeof day === "string" && first !== undefined && (isDayFirst || first !== second)
      ? { reason: `ambiguous date "${written}": ${why} (${expected})` }
      : day;
  };
}

const usDay = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?)?$/i;
const expected = "expected YYYY-MM-DD or M/D/YYYY";

function dayOf(written: string, year = "", month = "", day = ""): ReadDay {
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${iso}T00:00:00Z`);
  const isDay = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === iso;
  // Day before month, as elsewhere in the world: then every other date of the file may be so too.
  if (!isDay && Number(month) > 12 && Number(day) <= 12)
    return { reason: `ambiguous date "${written}": there is no month ${month} (${expected})` };
  if (!isDay || Number(year) < 1989 || Number(year) > 2100)
    return { reason: `unreadable date "${written}": there is no such day (${expected})` };
  return iso;
}
