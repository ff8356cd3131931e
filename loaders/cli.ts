import { Command, CommanderError, Option } from "commander";
import { registerPull } from "./census/command.js";
import { registerEngine } from "./engine/command.js";
import { registerLabel } from "./labels/command.js";
import { registerTask } from "./labels/task-command.js";
import { registerLists } from "./lists/command.js";
import { registerRefresh } from "./refresh/command.js";
import { registerSample } from "./sample/command.js";
import { registerSnapshot } from "./snapshot/command.js";
import { describeError } from "./errors.js";
import { allowClosedPipe } from "./output.js";

/** The command `atlas`. Exit code 0 only when all of it worked, 2 for a wrong call, 1 otherwise. */
const program = new Command("atlas")
  .description("U.S. trade in AI-related products: fetch, label, snapshot, query.")
  .addHelpText(
    "after",
    "\nThe order of work is pull, lists, label, snapshot, then npm start or npm run build.",
  )
  .enablePositionalOptions() // options belong to the verb that they stand behind
  .showHelpAfterError("(add --help for what the verb takes)");

/** Every verb has `--cache DIR`. */
const cacheOption = (): Option =>
  new Option("--cache <dir>", "cache folder").env("ATLAS_CACHE").default("cache");

for (const register of [
  registerPull,
  registerLists,
  registerLabel,
  registerTask,
  registerSnapshot,
  registerRefresh,
  registerEngine,
  registerSample,
])
  register(program, cacheOption);

for (const command of everyCommand(program)) command.exitOverride();

allowClosedPipe();

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    process.stderr.write(`atlas: ${describeError(error)}\n`);
    process.exitCode = (error as { exitCode?: number }).exitCode ?? 1;
  }
}

function everyCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}
