import { create } from "../base/dom.js";
import { type Answer, type Basis, peopleOf } from "../measures/gold/answers.js";
import { findingsElement } from "./findings.js";
import { peopleElement } from "./people.js";

type Subject = Parameters<typeof findingsElement>[0];
type Settle = Parameters<typeof peopleElement>[2];

/** What the answers say and where people differ: drawn only where a part is open, since they cost more than an answer. */
export class Parts {
  private readonly findings = part("What it says so far");
  private readonly people = part("Two people");
  readonly nodes = [this.findings, this.people];
  private basisName: string | undefined;

  constructor(
    private readonly subject: () => Subject,
    private readonly settle: Settle,
  ) {
    for (const details of this.nodes) details.addEventListener("toggle", () => this.show());
  }

  show(): void {
    if (this.findings.open) this.showFindings();
    if (this.people.open) this.showPeople();
  }

  private showFindings(): void {
    const subject = this.subject();
    const bases = basesOf(subject.answers);
    const chosen = bases.find(({ name }) => name === this.basisName) ?? bases[0];
    const control =
      bases.length > 1
        ? basisControl(bases, chosen?.name, (name) => {
            this.basisName = name;
            this.showFindings();
            this.findings.querySelector<HTMLElement>("select")?.focus();
          })
        : null;
    const found = findingsElement(subject, chosen?.basis ?? { kind: "all" });
    replaceBody(this.findings, create("div", {}, control, found));
  }

  private showPeople(): void {
    const { data, sheet, answers } = this.subject();
    const described = ({ flow, hs10 }: { flow: string; hs10: string }): string =>
      sheet.codes.find((code) => code.flow === flow && code.hs10 === hs10)?.description ?? "";
    replaceBody(this.people, peopleElement(data.task, answers, this.settle, described));
  }
}

/** A part of the page that opens under its title. */
export function part(title: string): HTMLDetailsElement {
  return create("details", { class: "review-part" }, create("summary", {}, title));
}

function replaceBody(details: HTMLDetailsElement, body: HTMLElement): void {
  const [summary] = details.children;
  details.replaceChildren(...(summary ? [summary] : []), body);
}

/** A choice of whose answers the findings rest on. */
export interface NamedBasis {
  name: string;
  text: string;
  basis: Basis;
}

/** Whose answers can count: each person's, and with several people all of them, settled or as they first answered. */
function basesOf(answers: readonly Answer[]): NamedBasis[] {
  const people = peopleOf(answers);
  const several: NamedBasis[] = [
    { name: "settled", text: "all, settled where they differ", basis: { kind: "settled" } },
    { name: "all", text: "all, as they first answered", basis: { kind: "all" } },
  ];
  return [
    ...(people.length > 1 ? several : []),
    ...people.map((who): NamedBasis => ({
      name: `person ${who}`,
      text: who || "someone",
      basis: { kind: "person", who },
    })),
  ];
}

function basisControl(
  bases: readonly NamedBasis[],
  chosen: string | undefined,
  choose: (name: string) => void,
): HTMLElement {
  const select = create(
    "select",
    { name: "basis" },
    bases.map(({ name, text }) => create("option", { value: name, selected: name === chosen }, text)),
  );
  select.addEventListener("change", () => choose(select.value));
  return create("label", { class: "control" }, create("span", {}, "By the answers of"), select);
}
