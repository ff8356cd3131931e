import type { Questions } from "./question.js";
import type { Flow } from "./vocabulary.js";

/** The window of a whole year, or of several. */
export function wholeYears(first: number, last = first): { from: string; to: string } {
  return { from: `${first}-01`, to: `${last}-12` };
}

/** A window from a year on. */
export function fromYear(first: number): { from: string } {
  return { from: `${first}-01` };
}

/** `import_share`, `export_value`, …: a kind of measure of a flow. */
export function flowMeasure(flow: Flow, kind: string): string {
  return `${flow.slice(0, -1)}_${kind}`;
}

/** Questions of both flows under names that end in the flow: `values_imports`, `values_exports`. */
export function perFlow<T extends Questions>(
  make: (flow: Flow) => T,
): { [K in keyof T & string as `${K}_${Flow}`]: T[K] } {
  const named = (["imports", "exports"] as const).flatMap((flow) =>
    Object.entries(make(flow)).map(([name, question]) => [`${name}_${flow}`, question] as const),
  );
  return Object.fromEntries(named) as { [K in keyof T & string as `${K}_${Flow}`]: T[K] };
}
