import * as Plot from "@observablehq/plot";
import { color } from "./theme.js";
import { labelLines, shorten, shortName, textSize, textWidth, type Drawing, type Frame } from "./drawing.js";

export interface HeatCell {
  row: string;
  column: string;
  value: number | null;
}

export interface HeatOptions extends Frame {
  format: (value: number) => string;
  /** two hues around zero instead of one hue from zero */
  diverging?: boolean;
  /** which columns stay where there is no room for all with their values; default: all stay, without values */
  keep?: "first" | "last";
}

/** Below this width a cell does not hold its value, in pixels. */
const leastCell = 36;

/** Levels of names under the columns at most. */
const mostLevels = 3;

/** A year, or a month as charts write it: of those readers supply what is left out between two. */
function isPeriod(name: string): boolean {
  return /^(\w{3} )?\d{4}$/.test(name);
}

/** The height that a heat map of so many rows needs, in pixels. */
export function heatHeight(rows: number): number {
  return 48 + rows * 24;
}

/** Cells coloured by value, rows and columns in the order in which they come. A missing cell stays empty. */
export function heatMap(all: readonly HeatCell[], options: HeatOptions): Drawing {
  const { width, height, document, format } = options;
  const rows = [...new Set(all.map((cell) => cell.row))];
  const marginLeft = Math.min(width * 0.36, 12 + Math.max(...rows.map((row) => textWidth(row))));
  const columns = columnsShown(all, width - marginLeft - 8, options.keep);
  const cells = all.filter((cell) => columns.includes(cell.column));
  const most = Math.max(1e-9, ...cells.map((cell) => Math.abs(cell.value ?? 0)));
  const widthBeside = (right: number): number => (width - marginLeft - right) / Math.max(1, columns.length);
  // a name wider than the last column takes room on its right
  const marginRight = Math.max(8, (textWidth(columns.at(-1) ?? "") - widthBeside(8)) / 2);
  const cellWidth = widthBeside(marginRight);
  // Names that are wider than a column stand on up to three levels in turn; periods are thinned out then.
  const step = Math.ceil((Math.max(0, ...columns.map((c) => textWidth(c))) + 6) / cellWidth);
  const levels = Math.min(columns.every(isPeriod) ? 2 : mostLevels, Math.max(1, step));
  const named = columns.filter((_, i) => i % Math.ceil(step / levels) === 0);
  const known = cells.filter((cell) => cell.value !== null);
  const strength = (cell: HeatCell): number => 0.06 + 0.94 * Math.min(1, Math.abs(cell.value ?? 0) / most);
  const wide = cellWidth > Math.max(0, ...known.map((cell) => textWidth(format(cell.value ?? 0), 11))) + 6;
  const svg = Plot.plot({
    document,
    className: "plot",
    width,
    height,
    marginLeft,
    marginRight,
    marginTop: 4,
    marginBottom: 12 + 14 * Math.max(2, levels),
    style: { fontSize: `${textSize}px`, overflow: "visible" },
    x: {
      domain: columns,
      padding: 0.03,
      label: null,
      axis: null,
    },
    y: {
      domain: rows,
      padding: 0.06,
      axis: null,
    },
    marks: [
      Plot.axisY({
        tickSize: 0,
        label: null,
        lineHeight: 0.95,
        // two lines fill a row, and run into those above and below
        tickFormat: (row: string) =>
          [row, shortName(row)].find((name) => textWidth(name) <= marginLeft - 8) ??
          labelLines(row, marginLeft - 8),
      }),
      ...Array.from({ length: levels }, (_, level) =>
        Plot.text(
          named.filter((_name, i) => i % levels === level),
          {
            x: (c: string) => c,
            text: (c: string) => shorten(c, Math.max(2, levels) * cellWidth),
            frameAnchor: "bottom",
            dy: 15 + 14 * level,
          },
        ),
      ),
      Plot.cell(known, {
        x: "column",
        y: "row",
        fill: (cell: HeatCell) =>
          options.diverging && (cell.value ?? 0) < 0 ? color("non-ai") : color("ai"),
        fillOpacity: strength,
      }),
      ...(wide
        ? [
            Plot.text(known, {
              x: "column",
              y: "row",
              text: (cell: HeatCell) => format(cell.value ?? 0),
              fontSize: 11,
              fill: (cell: HeatCell) => (strength(cell) > 0.6 ? color("background") : color("text")),
            }),
          ]
        : []),
    ],
  }) as SVGSVGElement & Plot.Plot;
  const absent = [...new Set(all.map((cell) => cell.column))].filter((column) => !columns.includes(column));
  return {
    svg,
    ...(absent.length && { leftOut: `Not shown at this width: ${absent.join(", ")}. The table has all.` }),
    points: known.map((cell) => ({
      x: (svg.scale("x")?.apply(cell.column) as number) + cellWidth / 2,
      y: (svg.scale("y")?.apply(cell.row) as number) + 10,
      title: `${cell.row}, ${cell.column}`,
      values: [{ name: "", text: format(cell.value ?? 0) }],
    })),
  };
}

/** The columns in their order; of `keep` no more than have room. */
function columnsShown(cells: readonly HeatCell[], room: number, keep: HeatOptions["keep"]): string[] {
  const columns = [...new Set(cells.map((cell) => cell.column))];
  const most = Math.max(1, Math.floor(room / leastCell));
  if (keep === undefined || columns.length <= most) return columns;
  return keep === "first" ? columns.slice(0, most) : columns.slice(-most);
}
