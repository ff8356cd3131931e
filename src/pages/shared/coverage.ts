import { formatMonth } from "../../measures/index.js";
import { missingMonths, type Site } from "../../base/site.js";
import type { Flow } from "../../measures/index.js";

/** `Jan 2022 to Jan 2026`, and which months in between are missing. */
export function periodText(site: Site, flow: Flow, from?: string): string {
  const months = site.months[flow].filter((month) => !from || month >= from);
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return "no months";
  const missing = missingMonths(site, flow, first, last);
  const hole = missing.length
    ? `; no data for ${missing.slice(0, 4).map(formatMonth).join(", ")}${missing.length > 4 ? ` and ${missing.length - 4} more months` : ""}`
    : "";
  return `${formatMonth(first)} to ${formatMonth(last)}${hole}`;
}
