import { dollars, signedPercent } from "../measures/format.js";
import { capital, chapterKinds, chaptersLeftOut, words } from "../measures/task.js";
import { create } from "../base/dom.js";
import { ask, countedOtherwise, type Question } from "../measures/question.js";
import { completeYears, siteUrl } from "../base/site.js";
import {
  conceptWords,
  isStandard,
  standardCounted,
  type ConceptWords,
  type Counted,
} from "../measures/counted.js";
import type { Flow } from "../measures/vocabulary.js";
import { effectLine } from "./effect-line.js";
import type { ReaderHost } from "./host.js";
import { flowMeasure, wholeYears } from "../measures/asking.js";

/** Which concept of trade every page counts, each explained in a sentence, and what the choice does to the headline. */
export function countedForm(host: ReaderHost): { node: HTMLElement; update(): void; settle(): void } {
  const { counted: store } = host;
  const allGoods = create("input", { type: "checkbox", name: "counted-all-goods" });
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
    node: create(
      "form",
      { class: "reader-counted", "aria-label": "What is counted" },
      choices.map(({ node }) => node),
      create(
        "label",
        { class: "toggle" },
        allGoods,
        create("span", {}, `Count ${chaptersLeftOut()} in: ${chapterKinds()}.`),
      ),
      effect.node,
      create(
        "p",
        { class: "muted" },
        "Tariffs, unit values, ports and districts are known under one concept each, and keep to it. ",
        create("a", { href: siteUrl("vintages#concepts") }, "All concepts side by side"),
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
    const radio = create("input", { type: "radio", name: `counted-${flow}`, value: concept });
    radio.addEventListener("change", () => onChoose(concept));
    const text = create("span", {}, create("strong", {}, label), ` ${means}`);
    return { radio, node: create("label", { class: "toggle" }, radio, text) };
  });
  return {
    node: create(
      "fieldset",
      { class: "control" },
      create("legend", {}, flow === "imports" ? "Imports" : "Exports"),
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
      ask(flowMeasure(flow, "value"), {
        ...wholeYears(year),
        where: { groups: ["ai"] },
        ...countedOtherwise(counted),
      });
    const answers = await host.source.ask({
      now: valueCounting(host.counted.counted),
      standard: valueCounting(standardCounted),
    });
    const [now, standard] = ["now", "standard"].map((name) => answers[name]?.[0]?.["value"]);
    if (typeof now !== "number" || typeof standard !== "number") continue;
    const change = standard <= 0 || now < 0 ? null : 100 * (now / standard - 1);
    sentences.push(
      `${capital(words().adjective)} ${flow}, ${year}: ${dollars(now)} as you count, ${dollars(standard)} as the site does (${signedPercent(change)}).`,
    );
  }
  return sentences;
}
