import type { Category, Group } from "../measures/vocabulary.js";

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
  compute: { light: "#0072b2", dark: "#3d9fd8" },
  electrical: { light: "#b57c00", dark: "#e69f00" },
  networking: { light: "#2e8fc4", dark: "#56b4e9" },
  cooling: { light: "#008a67", dark: "#16b387" },
  building: { light: "#b8608f", dark: "#cc79a7" },
  fire: { light: "#d55e00", dark: "#ef7f2e" },
  specialty: { light: "#757575", dark: "#a3a3a3" },
  maintenance: { light: "#6a51a3", dark: "#a492d6" },
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

export const categoryColors: Record<Category, string> = {
  Compute_Hardware: color("compute"),
  Electrical_Power: color("electrical"),
  Networking_Telecom: color("networking"),
  Cooling_HVAC: color("cooling"),
  Building_Structure: color("building"),
  Fire_Safety_Security: color("fire"),
  Specialty_Materials: color("specialty"),
  Maintenance_Operations: color("maintenance"),
  Not_DC_Related: color("other"),
};

/** SVG or CSS text with every colour variable replaced by its value: for files that leave the page. */
export function withoutVariables(text: string, theme: "light" | "dark" = "light"): string {
  return text.replace(/var\(--([a-z-]+)\)/g, (whole, name: string) =>
    name in colors ? colors[name as ColorName][theme] : whole,
  );
}

/**
 * `style-colors.css`: the colours as variables; the system's theme holds unless the reader chose one, and paper is
 * always light.
 */
export function themeCss(): string {
  const variables = (theme: "light" | "dark", indent: string): string =>
    [
      ...Object.entries(colors).map(([name, value]) => `--${name}: ${value[theme]};`),
      "--theme-foreground: var(--text);",
      "--theme-foreground-alt: var(--text);",
      "--theme-foreground-muted: var(--muted);",
      "--theme-foreground-faint: var(--muted);",
      "--theme-foreground-fainter: var(--edge);",
      "--theme-foreground-faintest: var(--rule);",
      "--theme-foreground-focus: var(--link);",
      "--theme-background: var(--background);",
      "--theme-background-a: var(--background);",
      "--theme-background-b: var(--panel);",
      "--theme-background-alt: var(--panel);",
      `color-scheme: ${theme};`,
    ]
      .map((line) => `${indent}${line}`)
      .join("\n");
  return `/* Generated from src/charts/theme.ts by npm start and npm run build: edit that table. */
:root {
${variables("light", "  ")}
}

@media screen and (prefers-color-scheme: dark) {
  :root:not([data-theme="light"]) {
${variables("dark", "    ")}
  }
}

@media screen {
  :root[data-theme="dark"] {
${variables("dark", "    ")}
  }
}
`;
}
