import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { chmod, mkdir, readFile, readlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { parse } from "yaml";
import { temporaryFolder } from "../atlas.js";
import { startBulkServer, type BulkServer } from "../servers/census-bulk.js";
import { startFileServer, type FileServer } from "../servers/files.js";
import { importRows } from "../loaders/census/bulk/rows.js";

const repository = new URL("../../", import.meta.url).pathname;

interface Step {
  name?: string;
  id?: string;
  if?: string | boolean;
  uses?: string;
  with?: Record<string, unknown>;
  run?: string;
  env?: Record<string, string>;
}

interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  env?: Record<string, string>;
  jobs: Record<string, { steps: Step[]; strategy?: { matrix: { os: string[]; node: number[] } } }>;
}

async function workflow(name: string): Promise<Workflow> {
  return parse(await readFile(join(repository, ".github/workflows", name), "utf8")) as Workflow;
}

describe("ci.yml", () => {
  it("runs the README's test command on Linux and macOS with each Node", async () => {
    const { jobs } = await workflow("ci.yml");
    const job = jobs["test"] ?? assert.fail();
    assert.deepEqual(job.strategy?.matrix, { os: ["ubuntu-latest", "macos-latest"], node: [20, 22, 24] });
    const readme = await readFile(join(repository, "README.md"), "utf8");
    const command = /^(npm ci && npm test)\b/m.exec(readme)?.[1];
    assert.ok(command);
    assert.ok(job.steps.some(({ run }) => run === command));
  });
});

describe("refresh.yml", { timeout: 120_000 }, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let census: BulkServer;
  let lists: FileServer;
  let steps: Step[];
  let variables: Record<string, string>;
  let sha = "0a1b";

  before(async () => {
    folder = await temporaryFolder();
    const exported = [
      { code: "8471500150", country: "5700", district: "24", df: "1" as const, all_val_mo: 5 },
    ];
    census = await startBulkServer({
      imports: { "2026-01": importRows("2026-01") },
      exports: { "2026-01": exported },
    });
    lists = await startFileServer();
    const { jobs, env } = await workflow("refresh.yml");
    steps = jobs["refresh"]?.steps ?? [];
    variables = Object.fromEntries(Object.entries(env ?? {}).map(([name, text]) => [name, filled(text)]));
    await mkdir(join(folder.path, "bin"));
    // as the runner would, but for the site, which other tests build, and for what only GitHub has
    await program(
      "npx",
      `[ "$1" = atlas ] || exit 9; shift; exec ${process.execPath} ${repository}bin/atlas.js "$@" --no-build`,
    );
    await program("gh", `echo "$@" >> gh.log; if [ "$2" = list ]; then cat open.txt; fi`);
    await writeFile(join(folder.path, "open.txt"), "");
  });
  after(async () => {
    await census?.close();
    await lists?.close();
    await folder?.remove();
  });

  const program = async (name: string, text: string): Promise<void> => {
    await writeFile(join(folder.path, "bin", name), `#!/bin/sh\n${text}\n`);
    await chmod(join(folder.path, "bin", name), 0o755);
  };

  const runStep = (
    name: string,
    extra: Record<string, string> = {},
  ): Promise<{ code: number; said: string }> => {
    const step = steps.find((one) => one.name === name) ?? assert.fail(`no step ${name}`);
    const own = Object.entries(step.env ?? {}).map(([key, text]) => [key, filled(text)]);
    // not at once: the servers that the step asks run in this process
    return new Promise((resolve) => {
      const options = {
        cwd: folder.path,
        timeout: 150_000,
        env: {
          PATH: `${join(folder.path, "bin")}:${process.env["PATH"] ?? ""}`,
          HOME: folder.path,
          TZ: "UTC",
          CENSUS_BULK_URL: census.url,
          ATLAS_LISTS_URL: lists.url,
          GITHUB_STEP_SUMMARY: join(folder.path, "summary.md"),
          GITHUB_OUTPUT: join(folder.path, "output.txt"),
          GITHUB_SHA: sha,
          ...variables,
          ...Object.fromEntries(own.filter(([, text]) => text !== "") as [string, string][]),
          ...extra,
        },
      };
      const args = ["-eo", "pipefail", "-c", filled(step.run ?? "")];
      execFile("bash", args, options, (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code ?? 1) : 0, said: stdout + stderr }),
      );
    });
  };

  it("refreshes daily around the release, with what it needs to publish and to tell of a failure", async () => {
    const { on, permissions } = await workflow("refresh.yml");
    assert.ok("schedule" in on && "workflow_dispatch" in on);
    assert.deepEqual(permissions, { contents: "read", pages: "write", "id-token": "write", issues: "write" });
    const uses = steps.map((step) => step.uses?.split("@")[0]).filter(Boolean);
    for (const action of [
      "actions/cache/restore",
      "actions/cache/save",
      "actions/upload-pages-artifact",
      "actions/deploy-pages",
    ])
      assert.ok(uses.includes(action), action);
    const handed = steps.find(({ uses: action }) => action?.startsWith("actions/upload-pages-artifact"));
    assert.match(String(handed?.if), /due == 'yes'/);
    const order = ["Publish", "Note what is public", "Keep what was fetched and labelled", "Open an issue"];
    const names = steps.flatMap(({ name }) => name ?? []);
    assert.deepEqual(
      names.filter((name) => order.includes(name)),
      order,
    );
  });

  const reported = async (): Promise<Record<string, string>> => {
    const output = join(folder.path, "output.txt");
    await writeFile(output, "");
    assert.equal((await runStep("Report")).code, 0);
    const lines = (await readFile(output, "utf8")).trim().split("\n");
    return Object.fromEntries(lines.map((line) => line.split("=") as [string, string]));
  };

  it(
    "puts the report into the job's summary and says whether there is something to publish",
    { timeout: 180_000 },
    async () => {
      const { code, said } = await runStep("Refresh", { ATLAS_FROM: "2026-01" });
      assert.equal(code, 0, said);
      assert.deepEqual(await reported(), { outcome: "published", due: "yes" });
      assert.match(await readFile(join(folder.path, "summary.md"), "utf8"), /^# Refreshed/);
      assert.equal((await runStep("Make room")).code, 0);
    },
  );

  it("publishes once, and again where the last site never came through or the code is another", async () => {
    assert.equal((await reported())["due"], "yes"); // nothing was handed over yet
    assert.equal((await runStep("Note what is public")).code, 0);
    assert.equal((await reported())["due"], "no");
    sha = "2c3d";
    assert.equal((await reported())["due"], "yes");
  });

  it("opens an issue with the report where the refresh refuses", { timeout: 180_000 }, async () => {
    await census.publish("imports", "2026-02", Buffer.from("no archive"));
    assert.equal((await runStep("Refresh", { ATLAS_FROM: "2026-01" })).code, 1);
    const told = async (): Promise<string> => {
      await writeFile(join(folder.path, "gh.log"), "");
      assert.equal((await runStep("Open an issue")).code, 0);
      return readFile(join(folder.path, "gh.log"), "utf8");
    };
    assert.match(await told(), /issue create --title Refresh failed on \d{4}-/);
    await writeFile(join(folder.path, "open.txt"), "17\n");
    assert.match(await told(), /issue comment 17 --body-file failure\.md\n$/);
    assert.match(await readFile(join(folder.path, "failure.md"), "utf8"), /# Refused[\s\S]*imports 2026-02/);
  });
});

describe("deploy/publish.sh", () => {
  it("puts a site in place in one step and keeps the last two", async () => {
    const folder = await temporaryFolder();
    try {
      await mkdir(join(folder.path, "deploy"));
      await mkdir(join(folder.path, "dist"));
      await writeFile(
        join(folder.path, "deploy/publish.sh"),
        await readFile(join(repository, "deploy/publish.sh")),
      );
      const target = join(folder.path, "www");
      const publish = () =>
        spawnSync("sh", [join(folder.path, "deploy/publish.sh"), target], { encoding: "utf8" });
      assert.match(publish().stderr, /missing .*index\.html/);
      for (const text of ["one", "two", "three"]) {
        await writeFile(join(folder.path, "dist/index.html"), text);
        const { status, stderr } = publish();
        assert.equal(status, 0, stderr);
        assert.equal(await readFile(join(target, "index.html"), "utf8"), text);
      }
      assert.match(await readlink(target), /www\.2/);
      const { stdout } = spawnSync("ls", [folder.path], { encoding: "utf8" });
      assert.equal(stdout.match(/^www\./gm)?.length, 2);
    } finally {
      await folder.remove();
    }
  });
});

describe("deploy/ and the Dockerfile", () => {
  it("refreshes on the days of the workflow, with cron and with systemd", async () => {
    const read = (path: string): Promise<string> => readFile(join(repository, path), "utf8");
    const { schedule } = (await workflow("refresh.yml")).on as { schedule: { cron: string }[] };
    const times = schedule.map(({ cron }) => cron.split(" ").slice(0, 3).join(" "));
    assert.deepEqual(times, ["30 14 2-12", "30 14 20,27"]);
    assert.match(
      await read("deploy/crontab.example"),
      /^30 14 2-12,20,27 \* \* .*npx atlas refresh.*publish\.sh/m,
    );
    const timer = await read("deploy/atlas-refresh.timer");
    for (const days of ["02..12", "20,27"])
      assert.ok(timer.includes(`OnCalendar=*-*-${days} 14:30:00 UTC\n`), days);
  });

  it("builds when a container starts, and serves the last site where that fails", async () => {
    const folder = await temporaryFolder();
    try {
      const file = await readFile(join(repository, "Dockerfile"), "utf8");
      const [shell = "", ...args] = JSON.parse(/^CMD (\[.*\])$/m.exec(file)?.[1] ?? "[]") as string[];
      const started = (fails: boolean) => {
        const env = { PATH: `${folder.path}:${process.env["PATH"] ?? ""}`, FAILS: fails ? "1" : "" };
        const { stdout, status } = spawnSync(shell, args, { cwd: folder.path, env, encoding: "utf8" });
        return [stdout.trim().split("\n"), status];
      };
      await writeFile(join(folder.path, "npm"), '#!/bin/sh\necho "$2"; [ "$2$FAILS" != build1 ]\n', {
        mode: 0o755,
      });
      assert.deepEqual(started(true), [["build"], 1]);
      assert.deepEqual(started(false), [["build", "serve"], 0]);
      await mkdir(join(folder.path, "dist"));
      await writeFile(join(folder.path, "dist/index.html"), "the last");
      assert.deepEqual(started(true), [["build", "serve"], 0]);
    } finally {
      await folder.remove();
    }
  });
});

/** What GitHub would put in the place of an expression, for a repository without variables and secrets of its own. */
function filled(text: string): string {
  return text.replaceAll(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
    const standard = /\|\|\s*'([^']*)'\s*$/.exec(expression)?.[1];
    if (standard !== undefined) return standard;
    if (expression.includes("format(")) return "https://owner.github.io/atlas/";
    return expression.startsWith("secrets.") ? "" : "x";
  });
}
