import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  checkTask,
  defaultTask,
  findTask,
  matchChoice,
  countedLabels,
  tasks,
} from "../../../loaders/tasks/task.js";

describe("tasks", () => {
  it("are found by their files, the paper's question among them", () => {
    assert.ok(tasks.length >= 2);
    const task = findTask(defaultTask);
    assert.deepEqual(
      task.labels.map(({ name }) => name),
      ["Low", "Medium", "High"],
    );
    assert.equal(task.categories.length, 9);
    assert.deepEqual(countedLabels(task), ["High"]);
    assert.throws(
      () => findTask("nothing"),
      /unknown task: nothing \(there are: ai-data-centers, industrial-robots/,
    );
  });

  it("must not contradict themselves", () => {
    const task = findTask(defaultTask);
    const [example] = task.examples;
    assert.ok(example);
    const wrong = { ...example, answer: { ...example.answer, relevance: "Low" } };
    assert.throws(
      () => checkTask({ ...task, examples: [wrong] }, `${task.name}.ts`),
      /example 8535210000: Low with/,
    );
    const ruledOut = { ...task, outside: { ...task.outside, chapters: ["85"] } };
    assert.throws(
      () => checkTask(ruledOut, `${task.name}.ts`),
      /example 8535210000: \w+ in a chapter that outside rules out/,
    );
    for (const name of ["high", "HIGH ", "Ｈｉｇｈ"])
      assert.throws(
        () =>
          checkTask(
            {
              ...task,
              labels: [...task.labels.slice(0, 2), { name, meaning: "x" }, ...task.labels.slice(2)],
            },
            `${task.name}.ts`,
          ),
        /High: two of a name, as answers are read/,
      );
    const [first] = task.categories;
    assert.ok(first);
    assert.throws(
      () => checkTask({ ...task, categories: [...task.categories, first] }, `${task.name}.ts`),
      /Compute_Hardware: two of a name/,
    );
    assert.throws(() => checkTask(task, "other.ts"), /expected the name of the file/);
    assert.throws(
      () => checkTask({ ...task, outside: { label: "High", category: "X" } }, `${task.name}.ts`),
      /outside: High is not the least label; outside: unknown category X/,
    );
  });
});

describe("matchChoice", () => {
  it("sees through case, spaces and underscores, and no further", () => {
    const choices = ["Compute_Hardware", "Cooling_HVAC"];
    assert.equal(matchChoice(choices, "compute hardware"), "Compute_Hardware");
    assert.equal(matchChoice(choices, "Compute"), undefined);
  });
});
