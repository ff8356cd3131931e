import type { Role, TaskHeadings, TaskInUse, Words } from "../../src/measures/task.js";
import { classesOf, groupKeys, standardClasses } from "./classes.js";
import type { Task } from "./task.js";
import { policyEvents } from "./policy-events.js";

/** A task as pages, measures and files read it, with what its file leaves out filled in. */
export function taskInUse(task: Task): TaskInUse {
  const named = (role: Role): string =>
    classesOf(task)
      .flatMap((label) => (label.role === role ? [label.name] : []))
      .join(" or ");
  const standard = standardClasses(task);
  const counted = task.categories.filter(({ name }) => name !== task.outside.category);
  const order = [...(task.order ?? counted.map(({ name }) => name)), task.outside.category];
  return {
    name: task.name,
    title: task.title,
    words: wordsOf(task),
    classes: { in: named("in"), apart: named("apart") || "Apart", out: named("out") },
    ...(Object.keys(standard).length > 0 && { standard }),
    groups: groupKeys(task),
    categories: order.flatMap((name, i) => {
      const category = task.categories.find((one) => one.name === name);
      if (category === undefined) return [];
      const hue = name === task.outside.category ? "other" : (hues[i % hues.length] ?? "other");
      return [{ name, title: category.title ?? titleOf(name), color: category.color ?? hue }];
    }),
    outside: task.outside.category,
    linkNames: task.linkNames ?? [],
    excludedChapters: task.excludedChapters ?? ["27", "71", "98", "99"],
    events: task.events ?? policyEvents,
    headings: task.headings ?? headingsOf(task),
    after: task.after ?? "",
    sets: task.sets ?? [],
    texts: task.texts ?? {},
    leftOut: task.leftOut ?? (task.after ? [] : ["reproduction"]), // of the work that the question follows
  };
}

/** Hues of `src/charts/theme.ts` in the order in which categories take them; those after the eighth differ in lightness too. */
export const hues = [
  "blue",
  "amber",
  "sky",
  "green",
  "pink",
  "vermilion",
  "gray",
  "violet",
  "olive",
  "crimson",
  "teal",
  "brown",
] as const;

function wordsOf({ name, words }: Task): Words {
  const noun = words?.noun ?? words?.adjective?.replace(/-related$/, "") ?? name.replaceAll("-", " ");
  return {
    ...{ adjective: `${noun}-related`, noun, other: `non-${noun}`, whose: `${noun} trade's`, goods: noun },
    theme: `the ${noun} boom`,
    site: `${noun.replaceAll(/(^|[ -])[a-z]/g, (start) => start.toUpperCase())} Trade Atlas`,
    ...words,
  };
}

function titleOf(name: string): string {
  return name
    .split("_")
    .map((word, i) => (i === 0 || /[A-Z].*[A-Z]|^[A-Z]$/.test(word) ? word : word.toLowerCase()))
    .join(" ");
}

/** The heading of the first example that is in, for whatever a page begins with. */
function headingsOf(task: Task): TaskHeadings {
  const inside = classesOf(task).flatMap(({ name, role }) => (role === "in" ? [name] : []));
  const example = task.examples.find(({ answer }) => inside.includes(answer.relevance)) ?? task.examples[0];
  const digits = (example?.code ?? "85").replaceAll(".", "");
  const heading = digits.slice(0, 4);
  return { sources: heading, out: heading, back: heading, example: digits.slice(0, 6) };
}
