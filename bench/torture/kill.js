// Preloaded into a process under torture: ends it by SIGKILL at its KILL_AT-th step, KILL_AFTER microseconds later, and
// writes down how many steps there were where KILL_COUNT names a file. A step is a call that changes files, or one out.
import { writeFileSync } from "node:fs";
import files from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

const at = Number(process.env["KILL_AT"] ?? Infinity);
const after = Number(process.env["KILL_AFTER"] ?? 0);
const count = process.env["KILL_COUNT"];
let steps = 0;

function step() {
  if (++steps !== at) return;
  const die = () => process.kill(process.pid, "SIGKILL");
  if (after === 0) die();
  else setTimeout(die, after / 1000);
}

const counted = (original) =>
  function (...args) {
    step();
    return Reflect.apply(original, this, args);
  };

const { open } = files;
for (const name of ["open", "rename", "rm", "mkdir", "writeFile", "appendFile", "truncate", "unlink", "cp"])
  files[name] = counted(files[name]);
const handle = await open(new URL(import.meta.url));
const methods = Object.getPrototypeOf(handle);
await handle.close();
for (const name of ["writeFile", "appendFile", "write", "sync", "datasync", "truncate"])
  methods[name] = counted(methods[name]);
globalThis.fetch = counted(globalThis.fetch);
syncBuiltinESMExports();

if (count) process.on("exit", () => writeFileSync(count, String(steps)));
