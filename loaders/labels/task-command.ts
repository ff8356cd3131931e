import type { Command, Option } from "commander";
import { lazily } from "../lazily.js";
import { choice } from "../options.js";
import { defaultTask, tasks } from "../tasks/task.js";

/** `atlas task` and the verbs below it. */
export function registerTask(program: Command, cacheOption: () => Option): void {
  const task = program.command("task").description("the questions that labels answer");
  task
    .command("new")
    .description("write the file of a question of your own, price it and draw a pilot")
    .argument("<name>", "name of the question: small letters, digits and dashes")
    .option("--goods <words>", "the goods it is about, as `batteries and what they are made of`")
    .option(
      "--adjective <word>",
      "what a good is called that is in, as battery-related (default: from the name)",
    )
    .option("--in <class>", "class of goods that are in", "High")
    .option("--apart <class>", "class that stands apart", "Medium")
    .option("--out <class>", "class of goods that are out", "Low")
    .option(
      "--category <name=meaning...>",
      "categories, as Cells=cells_and_packs; the last is added: in none",
    )
    .option("--example <code...>", "two codes or more that are surely in, for the examples")
    .option("--pilot <count>", "codes to draw for a first look", "50")
    .option("--model <id>", "the model that the price is for", "claude-haiku-5-5")
    .addOption(cacheOption())
    .addHelpText(
      "after",
      "\nOn a terminal it asks for what no option says. docs/tasks.md follows one from question to site.",
    )
    .action(lazily(async () => (await import("./verbs/task-new.js")).newTask));
  task
    .command("list")
    .description("the questions there are, with their classes and runs")
    .addOption(cacheOption())
    .action(lazily(async () => (await import("./verbs/task-list.js")).listTasks));
}

/** `--task NAME` of a verb about one of them. */
export function taskOption(about: string): Option {
  return choice(
    "--task <name>",
    about,
    tasks.map(({ name }) => name),
    defaultTask,
  );
}
