/** A dated policy event that a chart may mark. Dates are the first day in force, not the announcement. */
export interface PolicyEvent {
  date: string;
  /** fits beside a thin rule */
  label: string;
  detail: string;
  source: string;
  subject: "section_301" | "ieepa" | "exemption" | "section_232" | "section_122" | "de_minimis";
}

/** Dates of entry at 12:01 a.m. Eastern, gathered in the methods reference from orders and law-firm notices. */
export const policyEvents: readonly PolicyEvent[] = [
  event(
    "2018-07-06",
    "301 list 1",
    "Section 301 list 1 on China, 25 %",
    "section_301",
    "USTR, heading 9903.88.01",
  ),
  event(
    "2018-08-23",
    "301 list 2",
    "Section 301 list 2 on China, 25 %",
    "section_301",
    "USTR, heading 9903.88.02",
  ),
  event(
    "2018-09-24",
    "301 list 3",
    "Section 301 list 3 on China, 10 %; 25 % from 10 May 2019",
    "section_301",
    "USTR, heading 9903.88.03",
  ),
  event(
    "2019-09-01",
    "301 list 4A",
    "Section 301 list 4A on China, 15 %; 7.5 % from 14 February 2020",
    "section_301",
    "USTR, heading 9903.88.15",
  ),
  event(
    "2024-09-27",
    "301 review",
    "Section 301 four-year review: 100 % on electric vehicles, 50 % on solar cells; semiconductors 50 % from January 2025",
    "section_301",
    "USTR, headings 9903.91",
  ),
  event(
    "2025-02-04",
    "China +10 %",
    "Emergency-powers duty on China and Hong Kong, 10 %; 20 % from 4 March 2025, 10 % from 10 November 2025",
    "ieepa",
    "Executive Orders 14195 and 14228",
  ),
  event(
    "2025-04-05",
    "2 April order",
    "Baseline 10 % duty on nearly all countries, ordered on 2 April; Annex II lists what is exempt",
    "ieepa",
    "Executive Order 14257",
  ),
  event(
    "2025-04-11",
    "Electronics exempt",
    "Computers, phones and chips exempt from the April duties, back to 5 April",
    "exemption",
    "Memorandum of 11 April 2025, heading 9903.01.32",
  ),
  event(
    "2025-06-04",
    "Metals 50 %",
    "Section 232 duty on steel and aluminium raised to 50 %",
    "section_232",
    "Proclamation of 3 June 2025",
  ),
  event(
    "2025-08-07",
    "Country rates",
    "Country-specific duties replace the 10 % baseline",
    "ieepa",
    "Executive Order 14326",
  ),
  event(
    "2025-08-29",
    "De minimis ends",
    "Duty-free entry of parcels up to $800 ends for all countries: some growth afterwards is coverage",
    "de_minimis",
    "Executive Order of 30 July 2025",
  ),
  event(
    "2026-01-15",
    "Chips 25 %",
    "Section 232 duty on advanced chips, with end-use exemptions that include U.S. data centers",
    "section_232",
    "Proclamation of 14 January 2026",
  ),
  event(
    "2026-02-24",
    "Section 122",
    "Surcharge of 10 % on all countries for 150 days, after the emergency-powers duties were struck down",
    "section_122",
    "Heading 9903.03.01",
  ),
];

/** The events inside a window of months, `YYYY-MM`, both included. */
export function eventsBetween(
  from: string,
  to: string,
  subjects?: readonly PolicyEvent["subject"][],
): PolicyEvent[] {
  return policyEvents.filter(
    ({ date, subject }) =>
      date.slice(0, 7) >= from && date.slice(0, 7) <= to && (!subjects || subjects.includes(subject)),
  );
}

function event(
  date: string,
  label: string,
  detail: string,
  subject: PolicyEvent["subject"],
  source: string,
): PolicyEvent {
  return { date, label, detail, subject, source };
}
