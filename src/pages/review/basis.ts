import { element } from "../../base/dom.js";
import { peopleOf, type Answer, type Basis } from "../../measures/gold/answers.js";

/** A choice of whose answers the findings rest on. */
export interface NamedBasis {
  name: string;
  text: string;
  basis: Basis;
}

/** Whose answers can count: each person's, and with several people all of them, settled or as they first answered. */
export function basesOf(answers: readonly Answer[]): NamedBasis[] {
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

export function basisControl(
  bases: readonly NamedBasis[],
  chosen: string | undefined,
  choose: (name: string) => void,
): HTMLElement {
  const select = element(
    document,
    "select",
    { name: "basis" },
    bases.map(({ name, text }) =>
      element(document, "option", { value: name, selected: name === chosen }, text),
    ),
  );
  select.addEventListener("change", () => choose(select.value));
  return element(
    document,
    "label",
    { class: "control" },
    element(document, "span", {}, "By the answers of"),
    select,
  );
}
