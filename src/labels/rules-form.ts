import { className, words } from "../measures/task.js";
import { create } from "../base/dom.js";
import type { Site } from "../base/site.js";
import type { LabelBase, ReaderLabels } from "../measures/label-changes.js";
import { withBase, withInput } from "./history.js";
import type { ReaderHost } from "./host.js";

/** Where the labels start from, the threshold of confidence, and the place of Medium. */
export function rulesForm(host: ReaderHost): { node: HTMLElement; update(): void } {
  const { site, store } = host;
  const base = create("select", { name: "base" }, baseOptions(site));
  const confidence = create("input", {
    type: "range",
    name: "confidence",
    min: 0,
    max: 100,
    step: 1,
  });
  const shown = create("output", {});
  const medium = create(
    "select",
    { name: "medium" },
    create("option", { value: "apart" }, "stands apart"),
    create("option", { value: "ai" }, `counts as ${words().adjective}`),
    create("option", { value: "non_ai" }, `counts as ${words().other}`),
  );
  base.addEventListener("change", () => store.update((history) => withBase(history, parseBase(base.value))));
  confidence.addEventListener("input", () =>
    store.update((history) => withInput(history, { confidence: Number(confidence.value) })),
  );
  medium.addEventListener("change", () =>
    store.update((history) => withInput(history, { medium: medium.value as ReaderLabels["medium"] })),
  );

  const update = (): void => {
    const { labels } = store;
    ensureOption(base, labels.base);
    base.value = printBase(labels.base);
    confidence.value = String(labels.confidence);
    shown.textContent = labels.confidence === 0 ? "any" : `${labels.confidence} or more`;
    medium.value = labels.medium;
  };
  update();
  return {
    node: create(
      "form",
      { class: "controls-body reader-rules", "aria-label": "Rules for labels" },
      labelled("Start from", base),
      labelled(`Stated confidence for ${className("High")}`, confidence, shown),
      labelled(className("Medium"), medium),
    ),
    update,
  };
}

/** A field with its name. */
export function labelled(text: string, ...children: HTMLElement[]): HTMLElement {
  return create("label", { class: "control" }, create("span", {}, text), children);
}

function baseOptions({ runs, run: own, lists = [] }: Site): HTMLElement[] {
  const option = (base: LabelBase, text: string): HTMLElement =>
    create("option", { value: printBase(base) }, text);
  return [
    option({ kind: "site" }, own === null ? "the site's labels" : `the site's labels (${own})`),
    ...runs.filter((run) => run !== own).map((name) => option({ kind: "run", name }, `run ${name}`)),
    ...lists.map((name) =>
      option({ kind: "list", name }, `list ${name}: on it ${className("High")}, else ${className("Low")}`),
    ),
    option({ kind: "none" }, "no labels"),
  ];
}

/** A base that is not offered (a link from elsewhere) is shown all the same. */
function ensureOption(select: HTMLSelectElement, base: LabelBase): void {
  const value = printBase(base);
  if (![...select.options].some((option) => option.value === value))
    select.append(create("option", { value }, value.replace(" ", ": ")));
}

function printBase(base: LabelBase): string {
  return "name" in base ? `${base.kind} ${base.name}` : base.kind;
}

function parseBase(text: string): LabelBase {
  const [kind, name] = [text.split(" ", 1)[0], text.slice(text.indexOf(" ") + 1)];
  if (kind === "run" || kind === "list") return { kind, name };
  return { kind: kind === "none" ? "none" : "site" };
}
