import type { Command, Option } from "commander";
import { usualDraw } from "../../src/measures/gold/draw.js";
import { lazily } from "../lazily.js";
import { choice, share, waitOption, wholeNumber } from "../options.js";
import { taskOption } from "./task-command.js";

/** The verbs for the people who look at labels: gold sample, queue, override. */
export function registerReview(label: Command, cacheOption: () => Option): void {
  label
    .command("gold")
    .description("a sample for people to label, blind to the run")
    .command("sample")
    .description("draw codes with known probabilities, by dollars and doubt, and write the sheet to fill in")
    .option("--size <count>", "how many codes, on average", wholeNumber, usualDraw.size)
    .option("--run <name>", "the run whose doubts count (default: the newest)")
    .option("--codes <file>", "draw from the codes of a CSV instead of those that were pulled")
    .addOption(choice("--flow <flow>", "whose codes to draw", ["imports", "exports", "both"], "imports"))
    .option("--floor <share>", "least probability of any code", share, usualDraw.floor)
    .option("--seed <number>", "the same seed draws the same codes", wholeNumber, usualDraw.seed)
    .addOption(
      choice(
        "--reveal <when>",
        "show the run's label on the Review page once a person has decided a code",
        ["never", "after"],
        "never",
      ),
    )
    .option("--output <file>", "where to (default: stdout)")
    .addOption(cacheOption())
    .action(lazily(async () => (await import("./verbs/gold.js")).sampleGold));
  label
    .command("queue")
    .description("what a person should look at next: dollars at stake, value × doubt")
    .option("--run <name>", "the run (default: the newest)")
    .option("--top <count>", "how many", wholeNumber, 30)
    .option("--json", "as a JSON array")
    .option("--csv", "as CSV")
    .addOption(cacheOption())
    .action(lazily(async () => (await import("./verbs/queue.js")).showQueue));
  label
    .command("override")
    .description("take over decisions of people, which win over every run of their task in the next snapshot")
    .argument("<file>", "CSV with hs10, relevance, category, who, date, why")
    .addOption(taskOption("the question that they decide"))
    .addOption(cacheOption())
    .addOption(waitOption())
    .action(lazily(async () => (await import("./verbs/override.js")).override));
}
