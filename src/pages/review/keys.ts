import type { ReviewTask } from "../../measures/gold/sheet.js";

/** What a key does at the desk. */
export type Action =
  | { kind: "label"; label: string }
  | { kind: "category"; category: string }
  | { kind: "decide" | "cannot tell" | "skip" | "back" | "undo" | "reason" | "clear" };

const commands: Readonly<Record<string, Action>> = {
  x: { kind: "cannot tell" },
  s: { kind: "skip" },
  b: { kind: "back" },
  u: { kind: "undo" },
  r: { kind: "reason" },
  Enter: { kind: "decide" },
  Escape: { kind: "clear" },
};

/**
 * Keys of a task: a letter of its name for each class (the first that is free), a digit for each category but the one
 * of the least class, letters where there are more than nine.
 */
export function keysOf(task: ReviewTask): ReadonlyMap<string, Action> {
  const keys = new Map<string, Action>(Object.entries(commands));
  for (const { name: label } of [...task.labels].reverse()) {
    const key = [...`${label.toLowerCase()}abcdefghijklmnopqrstuvwxyz`].find(
      (letter) => /[a-z]/.test(letter) && !keys.has(letter),
    );
    if (key !== undefined) keys.set(key, { kind: "label", label });
  }
  const spare = [..."123456789acdefghijklmnopqtvwyz"].filter((key) => !keys.has(key));
  task.categories
    .filter(({ name }) => name !== task.outside.category)
    .forEach(({ name: category }, i) => {
      const key = spare[i];
      if (key !== undefined) keys.set(key, { kind: "category", category });
    });
  return keys;
}

/** The key of an action, for its button. */
export function keyOf(keys: ReadonlyMap<string, Action>, test: (action: Action) => boolean): string {
  return [...keys].find(([, action]) => test(action))?.[0] ?? "";
}
