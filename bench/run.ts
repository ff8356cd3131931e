import { readdirSync } from "node:fs";
import { cpus } from "node:os";

/** One line of a benchmark's table: what was measured, and its figures by column. */
export interface Line {
  what: string;
  [figure: string]: string;
}

/** A benchmark file runs when it is imported, or exports a function that returns the lines of a table. */
type Benchmark = { default?: () => Promise<Line[]> };

const given = process.argv.slice(2);
const asked = given.filter((word, i) => /^[a-z]/.test(word) && given[i - 1] !== "--pages");
const here = new URL(".", import.meta.url);
const names = readdirSync(here)
  .flatMap((file) => (file.endsWith(".ts") && file !== "run.ts" ? [file.slice(0, -3)] : []))
  .filter((name) => asked.length === 0 || asked.includes(name));
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(
    `unknown benchmark: ${unknown.join(", ")} (expected the name of a file of bench/ without .ts)`,
  );
  process.exit(2);
}
console.log(`Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model ?? "unknown"})`);
for (const name of names) {
  const { default: benchmark } = (await import(new URL(`${name}.ts`, here).href)) as Benchmark;
  if (!benchmark) continue;
  console.log(`\n${name}`);
  console.table(Object.fromEntries((await benchmark()).map(({ what, ...figures }) => [what, figures])));
}
