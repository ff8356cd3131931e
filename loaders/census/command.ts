import type { Command, Option } from "commander";

export function registerPull(program: Command, cacheOption: () => Option): void {
  program.command("pull").addOption(cacheOption());
}
