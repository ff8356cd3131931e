import type { Command, Option } from "commander";

export function registerSample(program: Command, cacheOption: () => Option): void {
  program.command("sample").addOption(cacheOption());
}
