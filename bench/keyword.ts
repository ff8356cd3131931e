import { readFile } from "node:fs/promises";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { readCodesFile } from "../loaders/labels/codes-file.js";
import { evaluate } from "../loaders/labels/evaluate.js";
import { evaluationLines } from "../loaders/labels/evaluation-lines.js";
import { readGoldFile } from "../loaders/labels/gold-file.js";
import { labelByKeyword } from "../loaders/labels/keyword/labeler.js";
import { findTask } from "../loaders/tasks/task.js";

/** How the keyword labeler meets the paper's labels of export-only codes, and how many codes a second it labels. */
const data = fileURLToPath(new URL("../../shared/data/", import.meta.url));
const task = findTask("ai-data-centers");
const goldPath = `${data}labels/published-export-labels.csv`;

const { codes } = await readCodesFile(goldPath, ["exports"]);
const labels = codes.map((code) => labelByKeyword(code, new Date().toISOString()));
const gold = readGoldFile(await readFile(goldPath), "published-export-labels.csv", task);
for (const line of evaluationLines(evaluate("keyword", labels, gold, task))) console.log(line);

const imports = await readCodesFile(`${data}hs10-import-codes.csv`, ["imports"]);
const start = performance.now();
const high = imports.codes
  .map((code) => labelByKeyword(code, ""))
  .filter(({ relevance }) => relevance === "High");
const seconds = (performance.now() - start) / 1000;
console.log(
  `\n${imports.codes.length} import codes in ${seconds.toFixed(2)} s, ${high.length} High ` +
    "(the paper's list: 655 of 19,424)",
);
