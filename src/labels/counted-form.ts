import { capital, chapterKinds, chaptersLeftOut, words } from "../measures/task.js";
import { element } from "../base/dom.js";
import { ask, countedOtherwise, type Question } from "../measures/question.js";
import { completeYears, siteUrl } from "../base/site.js";
import {
  conceptWords,
  isStandard,
  standardCounted,
  type ConceptWords,
  type Counted,
} from "../measures/counted.js";
import { formatValue } from "../measures/format.js";
import type { Flow } from "../measures/vocabulary.js";
import { effectLine } from "./effect-line.js";
import type { ReaderHost } from "./host.js";

/** Which concept of trade every page counts, each explained in a sentence, and what the choice does to the headline. */
export function countedForm(host: ReaderHost): { node: HTMLElement; update(): void; settle(): void } {
  const { counted: store } = host;
  const allGoods = element(document, "input", { type: "checkbox", name: "counted-all-goods" });
  allGoods.addEventListener("change", () => store.update({ ...store.counted, allGoods: allGoods.checked }));
  const choices = (["imports", "exports"] as const).map((flow) =>
    conceptChoice(flow, (concept) => store.update({ ...store.counted, [flow]: concept })),
  );
  const effect = effectLine(() => (isStandard(store.counted) ? undefined : effectOf(host)));
  const update = (): void => {
    for (const choice of choices) choice.set(store.counted);
    allGoods.checked = store.counted.allGoods;
  };
  update();
  return {
    node: element(
      document,
      "form",
      { class: "reader-counted", "aria-label": "What is counted" },
      choices.map(({ node }) => node),
      element(
        document,
        "label",
        { class: "toggle" },
        allGoods,
        element(document, "span", {}, `Count ${chaptersLeftOut()} in: ${chapterKinds()}.`),
      ),
      effect.node,
      element(
        document,
        "p",
        { class: "muted" },
        "Tariffs, unit values, ports and districts are known under one concept each, and keep to it. ",
        element(document, "a", { href: siteUrl("vintages#concepts") }, "All concepts side by side"),
        ".",
      ),
    ),
    update,
    settle: () => effect.update(),
  };
}

function conceptChoice(
  flow: Flow,
  onChoose: (concept: string) => void,
): { node: HTMLElement; set: (counted: Counted) => void } {
  const radios = Object.entries<ConceptWords>(conceptWords[flow]).map(([concept, { label, means }]) => {
    const radio = element(document, "input", { type: "radio", name: `counted-${flow}`, value: concept });
    radio.addEventListener("change", () => onChoose(concept));
    const text = element(document, "span", {}, element(document, "strong", {}, label), ` ${means}`);
    return { radio, node: element(document, "label", { class: "toggle" }, radio, text) };
  });
  return {
    node: element(
      document,
      "fieldset",
      { class: "control" },
      element(document, "legend", {}, flow === "imports" ? "Imports" : "Exports"),
      radios.map(({ node }) => node),
    ),
    set(counted) {
      for (const { radio } of radios) radio.checked = radio.value === counted[flow];
    },
  };
}

/** Counted trade of the last whole year as it is counted now, beside the site's own count. */
async function effectOf(host: ReaderHost): Promise<string[]> {
  const sentences: string[] = [];
  for (const flow of ["imports", "exports"] as const) {
    const year = completeYears(host.site, flow).at(-1);
    if (year === undefined) continue;
    const valueCounting = (counted: Counted): Question =>
      ask(`${flow.slice(0, -1)}_value`, {
        from: `${year}-01`,
        to: `${year}-12`,
        where: { groups: ["ai"] },
        ...countedOtherwise(counted),
      });
    const answers = await host.ask({
      now: valueCounting(host.counted.counted),
      standard: valueCounting(standardCounted),
    });
    const [now, standard] = ["now", "standard"].map((name) => answers[name]?.[0]?.["value"]);
    if (typeof now !== "number" || typeof standard !== "number") continue;
    const change = standard <= 0 || now < 0 ? null : 100 * (now / standard - 1);
    sentences.push(
      `${capital(words().adjective)} ${flow}, ${year}: ${formatValue(now, "dollars")} as you count, ${formatValue(standard, "dollars")} as the site does (${formatValue(change, "percent", { sign: true })}).`,
    );
  }
  return sentences;
}
