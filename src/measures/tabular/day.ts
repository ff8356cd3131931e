/** A day as `YYYY-MM-DD`; NULL for a blank; a reason for what cannot be read without guessing. */
export type ReadDay = string | null | { reason: string };

/**
 * The first day in force as a file states it: `2025-03-12`, with a time of day behind it or not, or `3/12/2025` in the
 * order of the United States. Anything else would be a guess, and a guess of a date is a wrong duty.
 */
export function readDay(text: string): ReadDay {
  const written = text.trim();
  if (written === "") return null;
  const iso =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(
      written,
    );
  if (iso) return dayOf(written, iso[1], iso[2], iso[3]);
  const us = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?)?$/i.exec(written);
  if (us) return dayOf(written, us[3], us[1], us[2]);
  const isAmbiguous = /^\d{1,4}[-./]\d{1,2}(?:[-./]\d{1,4})?$/.test(written);
  return { reason: `${isAmbiguous ? "ambiguous" : "unreadable"} date "${written}" (${expected})` };
}

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
