import { hierarchy, treemap, treemapSquarify } from "d3";
import { svgElement } from "../base/dom.js";
import { color } from "./theme.js";
import { shortName, textSize, textWidth, wholeLines, type Drawing, type Frame } from "./drawing.js";

export interface TreemapRow {
  label: string;
  /** the part of the whole that the rectangle belongs to: rectangles of a part stand together */
  group: string;
  value: number;
  color: string;
  /** the page about it */
  href?: string;
}

/** Height of the line above a group that names it. */
const headHeight = 18;

const lineHeight = 15;

/** The name of a group as far as there is room: whole, short, or none at all; never cut. */
function groupName(name: string, room: number): string {
  return [name, shortName(name)].find((text) => textWidth(text, textSize - 1) <= room) ?? "";
}

/** Is there room for the name of a group above its rectangles? */
function isNamed(node: { x0: number; x1: number; y0: number; y1: number }): boolean {
  return node.x1 - node.x0 > 60 && node.y1 - node.y0 > 2 * headHeight;
}

/** Rectangles as large as their values, grouped under the name of their group; the largest carry their own. */
export function treemapChart(
  rows: readonly TreemapRow[],
  options: Frame & { format: (value: number) => string },
): Drawing {
  const { width, height, document, format } = options;
  type Node = { row?: TreemapRow; group?: string; children?: Node[] };
  const groups = [...new Set(rows.map((row) => row.group))];
  const tree: Node = {
    children: groups.map((group) => ({
      group,
      children: rows.filter((row) => row.group === group).map((row) => ({ row })),
    })),
  };
  const root = treemap<Node>()
    .tile(treemapSquarify)
    .size([width, height])
    .paddingInner(1)
    .paddingOuter(1)
    .paddingTop((node) => (node.data.group && isNamed(node) ? headHeight : 1))(
    hierarchy(tree)
      .sum((node) => Math.max(0, node.row?.value ?? 0))
      .sort((a, b) => (b.value ?? 0) - (a.value ?? 0)),
  );
  const svg = svgElement(document, "svg", {
    class: "plot",
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    "font-size": textSize,
  });
  for (const node of (root.children ?? []).filter(isNamed))
    svg.append(
      svgElement(
        document,
        "text",
        {
          ...{ x: (node.x0 + 2).toFixed(1), y: (node.y0 + headHeight - 5).toFixed(1) },
          ...{ fill: color("text"), "font-size": textSize - 1, "font-weight": 600 },
        },
        groupName(node.data.group ?? "", node.x1 - node.x0 - 4),
      ),
    );
  const leaves = root.leaves().filter((leaf) => leaf.data.row && leaf.x1 - leaf.x0 > 0.5);
  for (const leaf of leaves) {
    const row = leaf.data.row as TreemapRow;
    const [w, h] = [leaf.x1 - leaf.x0, leaf.y1 - leaf.y0];
    const value = format(row.value);
    const lines = h > 18 ? wholeLines(row.label, w - 10, Math.floor((h - 4) / lineHeight)) : undefined;
    const isValued = lines && h > 6 + (lines.length + 1) * lineHeight && textWidth(value) <= w - 10;
    svg.append(
      svgElement(
        document,
        "g",
        { transform: `translate(${leaf.x0.toFixed(1)},${leaf.y0.toFixed(1)})` },
        svgElement(document, "rect", { width: w.toFixed(1), height: h.toFixed(1), fill: row.color }),
        [...(lines ?? []), ...(isValued ? [value] : [])].map((text, i) =>
          svgElement(
            document,
            "text",
            {
              ...{ x: 5, y: 14 + i * lineHeight, fill: color("background") },
              "font-weight": i < (lines?.length ?? 0) ? 600 : null,
            },
            text,
          ),
        ),
      ),
    );
  }
  return {
    svg,
    points: leaves.map((leaf) => {
      const row = leaf.data.row as TreemapRow;
      return {
        x: (leaf.x0 + leaf.x1) / 2,
        y: (leaf.y0 + leaf.y1) / 2,
        title: row.label,
        bounds: [leaf.x0, leaf.y0, leaf.x1, leaf.y1],
        href: row.href,
        values: [{ name: row.group, text: format(row.value), color: row.color }],
      };
    }),
  };
}
