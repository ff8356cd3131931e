import type { Command, Option } from "commander";

export function registerSnapshot(program: Command, cacheOption: () => Option): void {
  program.command("snapshot").addOption(cacheOption());
}
