import { element } from "../../base/dom.js";
import { lastMonth, nextMonth, type Site } from "../../base/site.js";
import { formatMonth } from "../../measures/index.js";
import { viewsOf } from "../../view/declare.js";

const schedule = "census.gov/foreign-trade/reference/release_schedule.html";

/** How far the data reach and what Census publishes next: the rule, as no release calendar is part of a snapshot. */
export const release = viewsOf({}).part({
  element: (_, { document, site }) =>
    element(
      document,
      "p",
      {},
      `${releaseText(site)} The dates are fixed in the release schedule (`,
      element(document, "code", {}, schedule),
      "), and a lapse in federal funding moves them; atlas pull takes what has come out since.",
    ),
});

export function releaseText(site: Site): string {
  const last = [lastMonth(site, "imports"), lastMonth(site, "exports")]
    .filter((month) => month !== undefined)
    .sort()
    .at(-1);
  const next = last
    ? `The data reach ${formatMonth(last)}. The next month, ${formatMonth(nextMonth(last))}, comes out`
    : "A month comes out";
  return `${next} about five weeks after it ends, at 8:30 Eastern on the day of the FT-900.`;
}
