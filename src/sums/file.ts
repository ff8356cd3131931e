import type { Flow } from "../measures/vocabulary.js";
import type { Relation } from "./relation.js";
import type { Type, Value } from "./syntax.js";
import { codedVector, Vector } from "./vector.js";

export const flows = ["imports", "exports"] as const satisfies readonly Flow[];

/** A relation as a file of the site holds it: each column once. Texts that repeat are numbers into `texts`. */
export interface PackedRelation {
  /** columns of the relation that are left out */
  lacks: readonly string[];
  columns: { name: string; type: Type; values: readonly Value[]; texts?: readonly (string | null)[] }[];
}

/** What sums in memory begin with; the rest comes when a change or a question needs it. */
export interface SumsFile {
  /** `labels_base`, `codes`, `coverage` and the sums by label: `imports_by_label_base`, `exports_by_label_base` */
  relations: Record<string, PackedRelation>;
  /** paths from the site's root of the monthly sums of the codes of a chapter */
  chapters: Record<Flow, Record<string, string>>;
}

export function unpackRelation({ columns, lacks }: PackedRelation): Relation {
  const read = columns.map(({ name, type, values, texts }) => {
    const vector = texts ? codedVector(textsAt(values, texts)) : Vector.of(values);
    return { name, type, vector, ...(lacks.length && { partial: true as const }) };
  });
  return { columns: read, length: columns[0]?.values.length ?? 0 };
}

function textsAt(values: readonly Value[], texts: readonly (string | null)[]): Vector {
  return new Vector(values.length, () =>
    values.map((at) => (typeof at === "number" ? (texts[at] ?? null) : null)),
  );
}
