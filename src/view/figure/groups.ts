import { groupColors } from "../../charts/theme.js";
import { groupName, type Group } from "../../measures/index.js";
import type { LineSeries } from "./lines.js";

/** A line for each group: the counted goods bold, the others dashed. `names` are those of the chart, `short` those of a narrow one. */
export function groupLines(
  rows: readonly { month: string; group: string; value: unknown }[],
  groups: readonly Group[],
  {
    names = {},
    short = {},
  }: { names?: Partial<Record<Group, string>>; short?: Partial<Record<Group, string>> } = {},
): LineSeries[] {
  return groups.map((key) => {
    const name = names[key] ?? groupName(key).replace("-related", "");
    return {
      key,
      name,
      title: groupName(key),
      short: short[key] ?? name,
      color: groupColors[key],
      bold: key === "ai",
      ...(key === "non_ai" && { dash: "6,3" }),
      rows: rows.filter(({ group }) => group === key),
    };
  });
}
