import { readableDescription } from "../../measures/description.js";
import { formatCode } from "../../measures/format.js";
import { categoryNames, groupNames } from "../../measures/index.js";
import type { Answers, Value } from "../../measures/question.js";
import { categoryName } from "../../labels/words.js";
import { categoryColors, color, groupColors } from "../../charts/theme.js";
import type { Part } from "./inputs.js";

/** Characters of a description beside its code. */
const longestName = 60;

/** The name of a member of a dimension; a missing one is named for what it lacks. */
export function memberNames(part: Part, answers: Answers): (key: Value | undefined) => string {
  const names = new Map((answers[`names_of_${part}`] ?? []).map((row) => [row["key"], row["name"]]));
  return (key) => {
    if (key === null || key === undefined) return missing[part] ?? "none";
    const text = String(key);
    const name = names.get(key);
    if (part === "category") return categoryName(text);
    if (part === "group") return Object.hasOwn(groupNames, text) ? groupNames[text as "ai"] : text;
    const code = codeParts.includes(part) ? formatCode(text) : text;
    if (typeof name !== "string" || name === "") return code;
    if (part === "country" || part === "district") return name;
    return `${code} ${part === "naics" ? name : readableDescription(name, longestName)}`;
  };
}

const codeParts: readonly Part[] = ["hs2", "hs4", "hs6", "hs8", "hs10", "family"];

const missing: Partial<Record<Part, string>> = {
  category: "no category",
  naics: "no industry",
  end_use: "no end use",
  hitech: "not advanced technology",
};

/** Hues for members that have no colour of their own, in order; the rest is grey. */
const palette = (
  ["compute", "electrical", "networking", "cooling", "building", "fire", "maintenance", "specialty"] as const
).map(color);

/** The colour of a member: its own where it has one on every page, else by its place. */
export function memberColor(part: Part | undefined, key: string, place: number): string {
  if (part === undefined) return color("ai");
  if (part === "category" && Object.hasOwn(categoryNames, key))
    return categoryColors[key as keyof typeof categoryColors];
  if (part === "group" && Object.hasOwn(groupNames, key)) return groupColors[key as keyof typeof groupColors];
  return palette[place] ?? color("context");
}
