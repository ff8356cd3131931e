import { task } from "../measures/task.js";
import type { Group } from "../measures/vocabulary.js";

/**
 * Every colour of the site by name, for the light and the dark theme. Pages and charts use them as CSS
 * variables (`var(--ai)`); `style-colors.css` is written from this table by `themeCss`.
 * Marks stand out at 3:1 and text at 4.5:1 against their background in both themes.
 */
export const colors = {
  ai: { light: "#0b5cad", dark: "#5aa9f5" },
  "non-ai": { light: "#c4501b", dark: "#f0875a" },
  all: { light: "#1c1c1a", dark: "#ecebe6" },
  medium: { light: "#5b8fc7", dark: "#86b3e0" },
  blue: { light: "#0072b2", dark: "#3d9fd8" },
  amber: { light: "#b57c00", dark: "#e69f00" },
  sky: { light: "#2e8fc4", dark: "#56b4e9" },
  green: { light: "#008a67", dark: "#16b387" },
  pink: { light: "#b8608f", dark: "#cc79a7" },
  vermilion: { light: "#d55e00", dark: "#ef7f2e" },
  gray: { light: "#757575", dark: "#a3a3a3" },
  violet: { light: "#6a51a3", dark: "#a492d6" },
  olive: { light: "#5f6b00", dark: "#c3c94a" },
  crimson: { light: "#9b1030", dark: "#ff6b81" },
  teal: { light: "#0b3d4f", dark: "#9ff0ee" },
  brown: { light: "#6b3a1a", dark: "#b98b5e" },
  other: { light: "#8a8a85", dark: "#85857f" },
  context: { light: "#8a8a85", dark: "#85857f" },
  grid: { light: "#e4e2dc", dark: "#33332f" },
  text: { light: "#1c1c1a", dark: "#ecebe6" },
  muted: { light: "#5d5c57", dark: "#aaa9a2" },
  background: { light: "#ffffff", dark: "#161613" },
  panel: { light: "#f6f5f1", dark: "#20201c" },
  "warning-panel": { light: "#fdf3d7", dark: "#3a3014" },
  rule: { light: "#dcdad3", dark: "#3a3a35" },
  edge: { light: "#8f8d85", dark: "#77766f" },
  link: { light: "#0b5cad", dark: "#7dbcf8" },
} as const;

export type ColorName = keyof typeof colors;

/** A colour as charts write it. */
export function color(name: ColorName): string {
  return `var(--${name})`;
}

export const groupColors: Record<Group, string> = {
  ai: color("ai"),
  non_ai: color("non-ai"),
  medium: color("medium"),
  unlabelled: color("context"),
  all: color("all"),
};

/** The colour of a category of the task in use; one that the task does not name, and none, have that of the rest. */
export function categoryColor(name: string | null): string {
  const { color: own } = task.categories.find((category) => category.name === name) ?? { color: "other" };
  if (typeof own !== "string") return `var(${ownVariable(name ?? "")})`;
  return color(own in colors ? (own as ColorName) : "other");
}

function ownVariable(category: string): string {
  return `--category-${category.toLowerCase().replaceAll("_", "-")}`;
}

/** Colours by variable: those of the table above, and those that the task gives its categories. */
function variables(): Map<string, Record<"light" | "dark", string>> {
  const own = task.categories.flatMap(({ name, color }) =>
    typeof color === "string" ? [] : [[ownVariable(name), color] as const],
  );
  return new Map([...Object.entries(colors).map(([name, pair]) => [`--${name}`, pair] as const), ...own]);
}

/** SVG or CSS text with every colour variable replaced by its light value: for files that leave the page. */
export function withoutVariables(text: string): string {
  const known = variables();
  return text.replace(/var\((--[a-z0-9-]+)\)/g, (whole, name: string) => known.get(name)?.light ?? whole);
}

/**
 * `style-colors.css`: the colours as variables; the system's theme holds unless the reader chose one, and paper is
 * always light.
 */
export function themeCss(): string {
  const listed = (theme: "light" | "dark", indent: string): string =>
    [...[...variables()].map(([name, value]) => `${name}: ${value[theme]};`), `color-scheme: ${theme};`]
      .map((line) => `${indent}${line}`)
      .join("\n");
  return `/* Generated from src/charts/theme.ts by npm start and npm run build: edit that table. */
:root {
${listed("light", "  ")}
  --theme-foreground: var(--text);
  --theme-foreground-alt: var(--text);
  --theme-foreground-muted: var(--muted);
  --theme-foreground-faint: var(--muted);
  --theme-foreground-fainter: var(--edge);
  --theme-foreground-faintest: var(--rule);
  --theme-foreground-focus: var(--link);
  --theme-background: var(--background);
  --theme-background-a: var(--background);
  --theme-background-b: var(--panel);
  --theme-background-alt: var(--panel);
}

@media screen and (prefers-color-scheme: dark) {
  :root:not([data-theme="light"]) {
${listed("dark", "    ")}
  }
}

@media screen {
  :root[data-theme="dark"] {
${listed("dark", "    ")}
  }
}
`;
}
