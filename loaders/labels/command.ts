import type { Command, Option } from "commander";

export function registerLabel(program: Command, cacheOption: () => Option): void {
  program.command("label").addOption(cacheOption());
}
