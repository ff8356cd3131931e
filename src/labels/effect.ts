import { percent, points } from "../measures/format.js";
import { words, capital } from "../measures/task.js";
import { ask, type Answers, type Question } from "../measures/question.js";
import { completeYears, type Site } from "../base/site.js";
import { questionsCounting } from "../measures/counting.js";
import { differingLabelsSql } from "../measures/reader-labels.js";
import type { Flow } from "../measures/vocabulary.js";
import type { ReaderHost } from "./host.js";
import { flowMeasure } from "../measures/asking.js";

/** What the reader's labels do to the headline numbers, as sentences. */
export async function effectOf(host: ReaderHost): Promise<string[]> {
  const questions = questionsCounting(
    host.counted.counted,
    Object.fromEntries(flowsOf(host.site).map((flow) => [flow, shareQuestion(flow)])),
  );
  const [yours, baseline] = [await host.source.ask(questions), await host.source.baseline(questions)];
  const differing = await host.source.ask({ codes: differingCount });
  const count = Number(differing["codes"]?.[0]?.["codes"] ?? 0);
  return [
    ...flowsOf(host.site).flatMap((flow) => sentence(flow, host.site, yours, baseline)),
    count === 1
      ? "1 code has another label than on the site."
      : `${count.toLocaleString("en-US")} codes have another label than on the site.`,
  ];
}

/** The same numbers as the site gives them, while nothing is changed; known without the database. */
export function siteHeadline(site: Site): string[] {
  return flowsOf(site).flatMap((flow) => {
    const share = site.shares?.[flow];
    const year = completeYears(site, flow).at(-1);
    return share === undefined
      ? []
      : [`${capital(words().noun)} share of ${flow}, ${year}: ${percent(share)}.`];
  });
}

const differingCount: Question = {
  sql: `SELECT count(DISTINCT hs10) AS codes FROM (${differingLabelsSql})`,
  detail: "none",
};

function flowsOf(site: Site): Flow[] {
  return (["imports", "exports"] as const).filter((flow) => completeYears(site, flow).length > 0);
}

function shareQuestion(flow: Flow): Question {
  return ask(flowMeasure(flow, "share"), { by: ["year"] });
}

function sentence(flow: Flow, site: Site, yours: Answers, baseline: Answers): string[] {
  const year = completeYears(site, flow).at(-1);
  const at = (answers: Answers): number | null => {
    const value = answers[flow]?.find((row) => row["year"] === year)?.["value"];
    return typeof value === "number" ? value : null;
  };
  const [now, was] = [at(yours), at(baseline)];
  const change = now === null || was === null ? "" : ` (${points(now - was)})`;
  return [
    `${capital(words().noun)} share of ${flow}, ${year}: your list ${percent(now)}, baseline ${percent(was)}${change}.`,
  ];
}
