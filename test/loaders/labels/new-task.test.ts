import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { readOwnTasks } from "../../../loaders/tasks/own-tasks.js";
import { checkTask, classesOf, findTask, groupKeys } from "../../../loaders/tasks/task.js";
import { taskSchema } from "../../../loaders/tasks/task-schema.js";
import { chooseTasks, inUseOf } from "../../../loaders/snapshot/tasks.js";
import type { Manifest } from "../../../loaders/snapshot/manifest.js";
import { atlas, temporaryFolder } from "../../atlas.js";
import { startFakeClaude, type FakeClaude } from "../../servers/claude.js";
import { makeFixtureCache, smallSpec } from "../snapshot/fixture.js";

describe("a question of one's own", () => {
  let folder: { path: string; remove: () => Promise<void> };
  let fake: FakeClaude;
  before(async () => {
    folder = await temporaryFolder();
    fake = await startFakeClaude();
    await makeFixtureCache(join(folder.path, "cache"), smallSpec());
  });
  after(async () => {
    await fake.close();
    await folder.remove();
  });
  const run = (...args: string[]) =>
    atlas(args, { ANTHROPIC_API_KEY: fake.key, ANTHROPIC_BASE_URL: fake.url }, folder.path);
  const rowsOf = (text: string) => JSON.parse(text) as { group?: string; value: number | string | null }[];

  it("goes from a name to measures by groups of its own, with classes of its own, beside the paper's", async () => {
    const made = await run(
      ...[
        "task",
        "new",
        "power-packs",
        "--goods",
        "power supplies for drones",
        "--in",
        "Drone",
        "--apart",
        "Dual",
      ],
      ...[
        "--out",
        "Unrelated",
        "--category",
        "Supplies=power supplies",
        "Parts",
        "--example",
        "8504.40",
        "--pilot",
        "3",
      ],
    );
    assert.equal(made.code, 0, made.stderr);
    assert.match(made.stdout, /wrote tasks\/power-packs\.json/);
    assert.match(made.stdout, /8 codes, 4 questions: at most about \$/);
    assert.match(made.stdout, /pilot: 3 codes[\s\S]*8504409550/);
    assert.match(made.stdout, /atlas snapshot --task power-packs/);
    fake.relevance = (hs10) => ({ "85": "Drone", "84": "Dual" })[hs10.slice(0, 2)] ?? "Unrelated";
    fake.category = (relevance) => (relevance === "Unrelated" ? "Not_power_packs" : "Supplies");
    const label = [
      "label",
      "--labeler",
      "claude",
      "--task",
      "power-packs",
      "--sync",
      "--flow",
      "imports",
      "--run",
      "packs",
    ];
    const labelled = await run(...label);
    assert.equal(labelled.code, 0, labelled.stderr);

    // the paper's question stays the one in use until another is asked for
    const both = await run("snapshot", "--allow-unlabelled");
    assert.equal(both.code, 0, both.stderr);
    assert.match(
      both.stdout,
      /task ai-data-centers: label run keyword[\s\S]*also task power-packs: label run packs/,
    );
    const usual = await run("measure", "import_value", "--by", "group", "--json");
    assert.deepEqual(
      new Set(rowsOf(usual.stdout).map(({ group }) => group)),
      new Set(["ai", "medium", "non_ai", "unlabelled", "all"]),
    );
    const asked = await run("measure", "import_value", "--task", "power-packs", "--by", "group", "--json");
    const values = Object.fromEntries(
      rowsOf(asked.stdout).map(({ group, value }) => [group ?? "", Number(value)] as const),
    );
    assert.deepEqual(values, {
      power_packs: 1200,
      dual: 84000,
      non_power_packs: 3003,
      unlabelled: 210,
      all: 88413,
    });
    const wrong = await run("measure", "import_value", "--task", "power-packs", "--group", "ai");
    assert.equal(wrong.code, 2);
    assert.match(
      wrong.stderr,
      /unknown group: "ai" \(expected power_packs, non_power_packs, dual, unlabelled, all\)/,
    );

    const own = await run("snapshot", "--task", "power-packs", "--allow-unlabelled");
    assert.equal(own.code, 0, own.stderr);
    const first = await run("measure", "import_share", "--json");
    assert.ok(Math.abs(Number(rowsOf(first.stdout)[0]?.value) - (100 * 1200) / 88413) < 1e-9);
    const id = (await readFile(join(folder.path, "cache/snapshots/current"), "utf8")).trim();
    const text = await readFile(join(folder.path, "cache/snapshots", id, "manifest.json"), "utf8");
    const { tasks = [], notes } = JSON.parse(text) as Manifest;
    assert.ok(!notes.some((note) => note.includes("AI-related")));
    assert.deepEqual(
      tasks.map(({ task, run }) => [task.name, run]),
      [["power-packs", "packs"]],
    );
    assert.ok(tasks[0]?.task.context.includes("power supplies for drones"));
    assert.deepEqual(inUseOf(tasks[0]).leftOut, ["reproduction"], "nothing of the paper is shown with it");

    // what does not fit is refused before a question is asked
    const paid = fake.billed.length;
    const taken = await run("label", "--labeler", "claude", "--sync", "--run", "packs", "--replace");
    assert.equal(taken.code, 2);
    assert.match(taken.stderr, /run packs answers power-packs, and ai-data-centers would be asked now/);
    const file = join(folder.path, "tasks/power-packs.json");
    const written = await readFile(file, "utf8");
    await writeFile(file, written.replaceAll('"Drone"', '"Aircraft"'));
    const renamed = await run("snapshot", "--task", "power-packs", "--allow-unlabelled");
    assert.equal(renamed.code, 2);
    assert.match(
      renamed.stderr,
      /run packs is labelled Drone, which is no class of task power-packs \(expected Unrelated, Dual, Aircraft\)/,
    );
    const more = await run(
      "label",
      "--labeler",
      "claude",
      "--sync",
      "--task",
      "power-packs",
      "--only",
      "new",
    );
    assert.equal(more.code, 2);
    assert.match(more.stderr, /is labelled Drone.*--only all asks every code anew; nothing was spent/);
    await writeFile(file, written);
    assert.equal(fake.billed.length, paid);

    const other = await run("measure", "import_share", "--task", "ai-data-centers");
    assert.equal(other.code, 2);
    assert.match(other.stderr, /does not hold task ai-data-centers \(expected power-packs;/);
  });

  it("is held with the runs that answer it, and no run of another stands in for them", () => {
    const run = (name: string, task: string, labelled = "2026-01-01") => ({
      ...{ task, file: "", sources: [] },
      run: {
        ...{ run: name, labeler: "x", model: null, prompt_hash: "", schema_version: "", labelled, codes: 1 },
        ...{ cost_usd: null, failures: 0, note: "" },
      },
    });
    const runs = [run("a", "ai-data-centers"), run("r", "industrial-robots", "2026-02-02")];
    const held = (asked: Parameters<typeof chooseTasks>[1]) =>
      chooseTasks(runs, asked, undefined).map(({ task, run }) => `${task.name} ${run}`);
    assert.deepEqual(held({}), ["ai-data-centers a", "industrial-robots r"]);
    assert.deepEqual(held({ run: "r" }), ["industrial-robots r", "ai-data-centers a"]);
    assert.deepEqual(held({ tasks: ["industrial-robots"] }), ["industrial-robots r"]);
    assert.throws(
      () => held({ run: "a", tasks: ["industrial-robots"] }),
      /run a answers ai-data-centers, which the snapshot is not to hold/,
    );
    assert.throws(() => held({ run: "b" }), /unknown label run: "b"/);
    assert.throws(
      () => chooseTasks(runs.slice(0, 1), { tasks: ["industrial-robots"] }, undefined),
      /no run of task industrial-robots \(make one with atlas label/,
    );
  });

  it("is refused with the field that is wrong, and stands in the way of no other", async () => {
    const tasks = join(folder.path, "others");
    await mkdir(tasks);
    const task = findTask("industrial-robots");
    const write = (name: string, value: object) =>
      writeFile(join(tasks, `${name}.json`), JSON.stringify(value));
    await write("lamps", { ...task, name: "lamps" });
    await write("chairs", { ...task, name: "chairs", labels: [{ name: "Low", meaning: "x" }] });
    await write("tables", { ...task, name: "tables", colour: "red" });
    await write("robots", { ...task, name: "other" });
    const { tasks: read, faults } = await readOwnTasks(["industrial-robots"], checkTask, tasks);
    assert.deepEqual(
      read.map(({ name }) => name),
      ["lamps"],
    );
    assert.match(faults.get("chairs") ?? "", /labels: .*2/);
    assert.match(faults.get("tables") ?? "", /colour/);
    assert.match(faults.get("robots") ?? "", /its name is other/);
  });

  it("has roles that default to the order of its classes, as the shipped ones do", () => {
    for (const name of ["ai-data-centers", "industrial-robots"])
      assert.ok(taskSchema.safeParse(findTask(name)).success, name);
    const task = findTask("ai-data-centers");
    assert.deepEqual(
      classesOf(task).map(({ role }) => role),
      ["out", "apart", "in"],
    );
    assert.deepEqual(groupKeys(task), { in: "ai", apart: "medium", out: "non_ai" });
    assert.deepEqual(groupKeys({ name: "solar-cells" }), {
      in: "solar_cells",
      apart: "apart",
      out: "non_solar_cells",
    });
    const label = { name: "X", meaning: "x" };
    assert.throws(
      () =>
        checkTask(
          {
            ...task,
            labels: [
              { ...label, role: "in" },
              { ...label, name: "Y", role: "in" },
            ],
          },
          `${task.name}.ts`,
        ),
      /no label with the role out/,
    );
  });
});
