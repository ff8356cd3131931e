import { readFile } from "node:fs/promises";
import { ledger } from "../src/measures/published/index.js";
import { printedIn, uncovered } from "./ledger/printed.js";

/** `node --import tsx scripts/ledger.ts PAPER.txt`: fails where the paper prints a number that the ledger lacks. */
const [path] = process.argv.slice(2);
if (path === undefined) {
  console.error(
    "missing text (expected the paper as plain text: node --import tsx scripts/ledger.ts PAPER.txt)",
  );
  process.exit(2);
}
const paper = await readFile(path, "utf8");
const missing = uncovered(paper, ledger);
for (const { place, line, text } of missing)
  console.error(`line ${line}, ${place}: ${text} is not in the ledger`);
console.log(`${printedIn(paper).length} printed numbers, ${missing.length} of them not in the ledger`);
if (missing.length) process.exitCode = 1;
