import type { Command, Option } from "commander";

export function registerLists(program: Command, cacheOption: () => Option): void {
  program.command("lists").addOption(cacheOption());
}
