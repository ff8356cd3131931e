import assert from "node:assert/strict";
import { cp, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { dropOld, loadSnapshotInto, type LoadResult } from "../../../loaders/engine/load.js";
import { databaseOf } from "../../../loaders/engine/pointer.js";
import { defaultTask, findTask, type Task } from "../../../loaders/tasks/task.js";
import type { Manifest } from "../../../loaders/snapshot/manifest.js";
import { openSnapshot } from "../../../loaders/snapshot/session.js";
import { loadSnapshot } from "../../../loaders/snapshot/store.js";
import { measureSql } from "../../../src/measures/index.js";
import { atlas, startAtlas } from "../../atlas.js";
import { environmentOf, silent, withCluster, withEngine, type EngineUnderTest } from "./under-test.js";

export function loadTests(engine: () => EngineUnderTest): void {
  test(
    "a snapshot is loaded whole into one node, and by the code's hash into two",
    { timeout: 120_000 },
    async () => {
      const { cache, id, clickhouse } = engine();
      const one = await loadInto("one", id);
      const { code, stdout, stderr } = await atlas(
        ["load", "--cache", cache.root],
        environmentOf(engine(), "two", "atlas_writer"),
      );
      assert.equal(code, 0, stderr);
      assert.match(
        stdout,
        new RegExp(`snapshot ${id} is current in database two_\\w+ on 2 nodes: ${one.sent} rows sent`),
      );

      const database = databaseOf("two", id);
      const counts = await Promise.all(
        [0, 1].map(async (node) =>
          Number(await clickhouse.ask(`SELECT count() FROM ${database}.imports_local`, node)),
        ),
      );
      assert.ok(
        counts.every((count) => count > 0),
        `every node holds a part: ${counts.join(", ")}`,
      );
      assert.equal(counts[0]! + counts[1]!, rowsOf(one.manifest, "imports"));
      for (const node of [0, 1])
        assert.equal(
          Number(await clickhouse.ask(`SELECT count() FROM ${database}.labels`, node)),
          rowsOf(one.manifest, "labels"),
        );
    },
  );

  test(
    "atlas measure and sql ask the engine, also under another label run",
    { timeout: 180_000 },
    async () => {
      const { cache } = engine();
      const environment = environmentOf(engine(), "two");
      const args = [
        "measure",
        "import_share",
        "--by",
        "year,category",
        "--run",
        "other",
        "--json",
        "--cache",
        cache.root,
      ];
      const [here, there, rows, write] = await Promise.all([
        atlas(args),
        atlas([...args, "--engine"], environment),
        atlas(["sql", "--engine", "--json", "SELECT uniqExact(hs10) AS codes FROM imports"], environment),
        atlas(["sql", "--engine", "INSERT INTO coverage SELECT 'x', today()"], environment),
      ]);
      assert.equal(there.code, 0, there.stderr);
      assert.ok(here.stdout.length > 100);
      const [near, far] = [here, there].map(({ stdout }) => JSON.parse(stdout) as { value: number }[]);
      far!.forEach((row, i) => assert.ok(Math.abs(row.value - near![i]!.value) < 1e-9 * Math.abs(row.value)));
      assert.deepEqual(JSON.parse(rows.stdout), [{ codes: 11 }]);
      assert.equal(write.code, 2);
      assert.match(write.stderr, /expected a SELECT/);
    },
  );

  test("runs of other tasks count as their own classes say", { timeout: 180_000 }, async () => {
    const { cache, id } = engine();
    await copyAs(id, "tasks", ({ run, runs }) => ({
      tasks: [
        { task: findTask(defaultTask), run: run ?? "", runs: ["keyword"] },
        { task: reversed, run: "other", runs: ["other"] },
      ],
      ...{ run, runs },
    }));
    await loadInto("one", "tasks");
    const sql = measureSql("import_value", { by: ["group", "year"] });
    const groups = new Set<string>();
    for (const asked of [{}, { task: "reversed" }]) {
      const session = await openSnapshot(cache, { id: "tasks", ...asked });
      const expected = await session.database.answer(sql);
      session.close();
      groups.add(JSON.stringify(expected.rows));
      const found = await withEngine(engine(), "one", (there) => there.measure(sql), {
        id: "tasks",
        ...asked,
      });
      assert.deepEqual(found, expected);
    }
    assert.equal(groups.size, 2, "the tasks differ");
    const environment = environmentOf(engine(), "one");
    const args = ["--engine", "--task", "reversed", "--cache", cache.root];
    const measured = await atlas(["measure", "import_value", "--by", "group", ...args], environment);
    assert.match(measured.stdout, /, label run other, task reversed[\s\S]*^non_reversed /m);
    const passedOn = await atlas(["sql", "SELECT count() FROM labels_in_use", ...args], environment);
    assert.equal(passedOn.code, 2);
    assert.match(passedOn.stderr, /labels of run other are the table labels_in_use_run_1 there/);
    await loadInto("one", id);
  });

  test(
    "a load killed at any instant leaves the former current, and the next one goes on",
    { timeout: 180_000 },
    async () => {
      const { cache, id, clickhouse } = engine();
      await copyAs(id, "second");
      const parts = `${databaseOf("two", "second")}.load_parts`;
      for (const least of [0, 4]) {
        const { process: child, result } = startAtlas(
          ["load", "second", "--cache", cache.root],
          environmentOf(engine(), "two"),
        );
        for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(5)) {
          const count = await clickhouse.ask(`SELECT count() FROM ${parts}`);
          if (/^\d+$/.test(count) && Number(count) >= least) break;
        }
        child.kill("SIGKILL");
        assert.equal((await result).code, null, "killed before it was done");
        assert.equal(await withEngine(engine(), "two", async (session) => session.id), id);
      }
      const { sent, manifest } = await loadInto("two", "second");
      const all = manifest.tables.reduce((sum, { rows }) => sum + rows, 0);
      assert.ok(sent > 0 && sent < all, `${sent} of ${all} rows were left to send`);
      assert.equal(await withEngine(engine(), "two", async (session) => session.id), "second");
      assert.equal((await loadInto("two", id)).sent, 0, "what is there is not sent again");
      assert.equal(await withEngine(engine(), "two", async (session) => session.id), id);
    },
  );

  test(
    "--keep drops the oldest, on every node, and never the current one",
    { timeout: 180_000 },
    async () => {
      const { id, clickhouse } = engine();
      const dropped = await withCluster(engine(), "two", (cluster) => dropOld(cluster, 1));
      assert.deepEqual(dropped, ["second"]);
      for (const node of [0, 1])
        assert.doesNotMatch(await clickhouse.ask("SHOW DATABASES", node), /two_second/);
      assert.equal(await withEngine(engine(), "two", async (session) => session.id), id);
    },
  );

  test(
    "a node that holds other rows than the snapshot is named, and nothing becomes current",
    { timeout: 180_000 },
    async () => {
      const { id, clickhouse } = engine();
      await copyAs(id, "third");
      const database = databaseOf("two", "third");
      await loadInto("two", "third");
      await loadInto("two", id);
      await clickhouse.ask(
        `ALTER TABLE ${database}.imports_local DELETE WHERE cty_code = '5700' SETTINGS mutations_sync = 1`,
        1,
      );
      await assert.rejects(
        loadInto("two", "third"),
        /the nodes together does not hold table imports .*: rows is \d+ \(expected \d+\)/,
      );
      assert.equal(await withEngine(engine(), "two", async (session) => session.id), id);
    },
  );

  test(
    "the servers read the files themselves where they can reach them; killed at it, the former stays current",
    { timeout: 120_000 },
    async () => {
      const { cache, id, clickhouse } = engine();
      await copyAs(id, "fourth");
      const files = await startFiles(cache.snapshots);
      const from = `http://reader:pass-of-ours@${files.host}/fourth/?signature=s1gned-by-us`;
      try {
        const killed = startAtlas(
          ["load", "fourth", "--from", from, "--cache", cache.root],
          environmentOf(engine(), "two"),
        );
        await files.held;
        killed.process.kill("SIGKILL");
        const { code, stdout, stderr } = await killed.result;
        assert.equal(code, null, "killed before it was done");
        assert.doesNotMatch(stdout + stderr, /pass-of-ours|s1gned-by-us/);
        files.release();
        assert.equal(await withEngine(engine(), "two", async (session) => session.id), id);

        const snapshot = await loadSnapshot(cache, "fourth");
        const all = snapshot.manifest.tables.reduce((sum, { rows }) => sum + rows, 0);
        const { sent } = await withCluster(engine(), "two", (cluster) =>
          loadSnapshotInto(cluster, snapshot, { report: silent, from }),
        );
        assert.ok(sent > 0 && sent < all, `${sent} of ${all} rows were left to read`);
        assert.equal(await withEngine(engine(), "two", async (session) => session.id), "fourth");
        const counts = [0, 1].map((node) =>
          clickhouse.ask(`SELECT count() FROM ${databaseOf("two", "fourth")}.imports_local`, node),
        );
        const [one = 0, two = 0] = (await Promise.all(counts)).map(Number);
        assert.ok(
          one > 0 && two > 0 && one + two === rowsOf(snapshot.manifest, "imports"),
          `${one} and ${two}`,
        );
        assert.ok(files.asked.every((address) => address.endsWith("?signature=s1gned-by-us")));
      } finally {
        files.close();
      }
      assert.equal((await loadInto("two", id)).sent, 0);
    },
  );

  async function loadInto(prefix: string, id: string): Promise<LoadResult> {
    const snapshot = await loadSnapshot(engine().cache, id);
    return withCluster(engine(), prefix, (cluster) =>
      loadSnapshotInto(cluster, snapshot, { report: silent }),
    );
  }

  async function copyAs(
    id: string,
    name: string,
    changed: (manifest: Manifest) => Partial<Manifest> = () => ({}),
  ): Promise<void> {
    const { snapshots } = engine().cache;
    await cp(join(snapshots, id), join(snapshots, name), { recursive: true });
    const path = join(snapshots, name, "manifest.json");
    const manifest = JSON.parse(await readFile(path, "utf8")) as Manifest;
    await writeFile(path, JSON.stringify({ ...manifest, ...changed(manifest), id: name }));
  }
}

/** What is in by the paper's task is out by this one. */
const reversed: Task = {
  ...findTask(defaultTask),
  name: "reversed",
  labels: [
    { name: "High", meaning: "", role: "out" },
    { name: "Medium", meaning: "", role: "apart" },
    { name: "Low", meaning: "", role: "in" },
  ],
  groups: { in: "reversed", apart: "apart", out: "non_reversed" },
};

function rowsOf(manifest: Manifest, name: string): number | undefined {
  return manifest.tables.find((table) => table.name === name)?.rows;
}

/** A host of snapshots that wants a signature and holds the first reader of one file until it is released. */
async function startFiles(folder: string) {
  const asked: string[] = [];
  let release = (): void => undefined;
  let reached = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const held = new Promise<void>((resolve) => (reached = resolve));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://host");
    asked.push(request.url ?? "");
    const send = async (): Promise<void> => {
      if (pathname.endsWith("/exports-2024.parquet")) {
        reached();
        await released;
      }
      const content = await readFile(join(folder, pathname));
      response.end(request.method === "HEAD" ? undefined : content);
    };
    send().catch(() => response.writeHead(404).end());
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const close = (): void => {
    release();
    server.closeAllConnections();
    server.close();
  };
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked, held, release, close };
}
