import type { TaskEvent } from "../../src/measures/task.js";

/** Labelled before the others where there is no room for all. */
const mainLabels: readonly string[] = [
  "301 list 1",
  "301 list 3",
  "2 April order",
  "Electronics exempt",
  "Section 122",
];

/** Dates of entry at 12:01 a.m. Eastern, gathered in the methods reference from orders and law-firm notices. */
export const policyEvents: readonly TaskEvent[] = [
  event("2018-07-06", "301 list 1", "Section 301 list 1 on China, 25 %", "USTR, heading 9903.88.01"),
  event("2018-08-23", "301 list 2", "Section 301 list 2 on China, 25 %", "USTR, heading 9903.88.02"),
  event(
    "2018-09-24",
    "301 list 3",
    "Section 301 list 3 on China, 10 %; 25 % from 10 May 2019",
    "USTR, heading 9903.88.03",
  ),
  event(
    "2019-09-01",
    "301 list 4A",
    "Section 301 list 4A on China, 15 %; 7.5 % from 14 February 2020",
    "USTR, heading 9903.88.15",
  ),
  event(
    "2024-09-27",
    "301 review",
    "Section 301 four-year review: 100 % on electric vehicles, 50 % on solar cells; semiconductors 50 % from January 2025",
    "USTR, headings 9903.91",
  ),
  event(
    "2025-02-04",
    "China +10 %",
    "Emergency-powers duty on China and Hong Kong, 10 %; 20 % from 4 March 2025, 10 % from 10 November 2025",
    "Executive Orders 14195 and 14228",
  ),
  event(
    "2025-04-05",
    "2 April order",
    "Baseline 10 % duty on nearly all countries, ordered on 2 April; Annex II lists what is exempt",
    "Executive Order 14257",
  ),
  event(
    "2025-04-11",
    "Electronics exempt",
    "Computers, phones and chips exempt from the April duties, back to 5 April",
    "Memorandum of 11 April 2025, heading 9903.01.32",
  ),
  event(
    "2025-06-04",
    "Metals 50 %",
    "Section 232 duty on steel and aluminium raised to 50 %",
    "Proclamation of 3 June 2025",
  ),
  event(
    "2025-08-07",
    "Country rates",
    "Country-specific duties replace the 10 % baseline",
    "Executive Order 14326",
  ),
  event(
    "2025-08-29",
    "De minimis ends",
    "Duty-free entry of parcels up to $800 ends for all countries: some growth afterwards is coverage",
    "Executive Order of 30 July 2025",
  ),
  event(
    "2026-01-15",
    "Chips 25 %",
    "Section 232 duty on advanced chips, with exemptions by end use",
    "Proclamation of 14 January 2026",
  ),
  event(
    "2026-02-24",
    "Section 122",
    "Surcharge of 10 % on all countries for 150 days, after the emergency-powers duties were struck down",
    "Heading 9903.03.01",
  ),
];

function event(date: string, label: string, detail: string, source: string): TaskEvent {
  return { date, label, detail, source, ...(mainLabels.includes(label) && { main: true }) };
}
