import { hierarchy, treemap, treemapSquarify, type HierarchyRectangularNode } from "d3";
import { svgElement } from "../base/dom.js";
import { notDrawn } from "./below-zero.js";
import { color } from "./theme.js";
import {
  narrowWidth,
  shortName,
  textSize,
  textWidth,
  wholeLines,
  type Drawing,
  type Frame,
  type Point,
} from "./drawing.js";

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

/** How much wider a bold text is. */
const boldness = 1.13;

/** The name of a group as far as there is room: whole, short, or none at all; never cut. */
function groupName(name: string, room: number): string {
  return [name, shortName(name)].find((text) => textWidth(text, textSize - 1) <= room) ?? "";
}

/** Is there room for the name of a group above its rectangles? */
function isNamed(node: { x0: number; x1: number; y0: number; y1: number }): boolean {
  return node.x1 - node.x0 > 60 && node.y1 - node.y0 > 2 * headHeight;
}

/** A rectangle: of one row, or on a phone of all that would be too small for a thumb. */
interface Leaf {
  rows: readonly TreemapRow[];
  value: number;
  /** is it all of its group? */
  whole: boolean;
}

interface Node {
  group?: string;
  leaf?: Leaf;
  children?: Node[];
}

type Rectangles = HierarchyRectangularNode<Node>;

/** Sides of a rectangle that a thumb hits, in pixels. */
const thumb = 44;

/** Rectangles for the rows as large as their values; `folded` holds how many of each group's smallest share one. */
function laidOut(
  rows: readonly TreemapRow[],
  { width, height }: Pick<Frame, "width" | "height">,
  folded: ReadonlyMap<string, number> = new Map(),
): Rectangles {
  const groups = [...new Set(rows.map((row) => row.group))];
  const children = groups.map((group): Node => {
    const own = rows.filter((row) => row.group === group && row.value > 0).sort((a, b) => b.value - a.value);
    const alone = own.length - (folded.get(group) ?? 0);
    const parts = [...own.slice(0, alone).map((row) => [row]), own.slice(alone)].filter(
      ({ length }) => length,
    );
    return {
      group,
      children: parts.map((part) => ({
        leaf: {
          ...{ rows: part, whole: parts.length === 1 },
          value: part.reduce((sum, { value }) => sum + value, 0),
        },
      })),
    };
  });
  return treemap<Node>()
    .tile(treemapSquarify)
    .size([width, height])
    .paddingInner(1)
    .paddingOuter(1)
    .paddingTop((node) => (node.data.group && isNamed(node) ? headHeight : 1))(
    hierarchy<Node>({ children })
      .sum((node) => node.leaf?.value ?? 0)
      .sort((a, b) => (b.value ?? 0) - (a.value ?? 0)),
  );
}

/** The same where a thumb has to hit them: what is too small for one shares a rectangle with the smallest of its group. */
function laidOutForThumbs(rows: readonly TreemapRow[], size: Pick<Frame, "width" | "height">): Rectangles {
  // a group's own rectangle stays as it is however its rows are folded, so that each finds its number by itself
  const folded = new Map<string, number>();
  for (const { data, children = [], ...at } of laidOut(rows, size).children ?? []) {
    const most = Math.floor(((at.x1 - at.x0) * (at.y1 - at.y0)) / (thumb * thumb));
    const isHit = (count: number): boolean => {
      const root = laidOut(rows, size, new Map([[data.group ?? "", count]]));
      const own = root.children?.find((child) => child.data.group === data.group);
      return (own?.children ?? []).every(({ x0, x1, y0, y1 }) => Math.min(x1 - x0, y1 - y0) >= thumb);
    };
    const counts = children.map((_, i) => i).filter((i) => i !== 1 && children.length - i <= most);
    folded.set(data.group ?? "", counts.find(isHit) ?? children.length);
  }
  return laidOut(rows, size, folded);
}

/** Rows that the values of a shared rectangle name. */
const mostNamed = 5;

/**
 * Rectangles as large as their values, grouped under the name of their group; the largest carry their own. On a phone
 * those too small for a thumb share one, which names the largest of them and leads to the table.
 */
export function treemapChart(
  rows: readonly TreemapRow[],
  options: Frame & { format: (value: number) => string },
): Drawing {
  const { width, height, document, format } = options;
  const root = width < narrowWidth ? laidOutForThumbs(rows, options) : laidOut(rows, options);
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
  const leaves = root
    .leaves()
    .flatMap(({ data: { leaf }, ...at }) => (leaf && at.x1 - at.x0 > 0.5 ? [{ ...at, ...leaf }] : []));
  for (const leaf of leaves) {
    const [w, h] = [leaf.x1 - leaf.x0, leaf.y1 - leaf.y0];
    const value = format(leaf.value);
    const lines =
      h > 18 ? wholeLines(labelOf(leaf), (w - 10) / boldness, Math.floor((h - 4) / lineHeight)) : undefined;
    const isValued = lines && h > 6 + (lines.length + 1) * lineHeight && textWidth(value) <= w - 10;
    svg.append(
      svgElement(
        document,
        "g",
        { transform: `translate(${leaf.x0.toFixed(1)},${leaf.y0.toFixed(1)})` },
        svgElement(document, "rect", {
          width: w.toFixed(1),
          height: h.toFixed(1),
          fill: leaf.rows[0]?.color ?? null,
        }),
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
    ...notDrawn(
      rows.map(({ label: name, value }) => ({ name, value })),
      format,
    ),
    svg,
    points: leaves.map((leaf) => ({
      x: (leaf.x0 + leaf.x1) / 2,
      y: (leaf.y0 + leaf.y1) / 2,
      bounds: [leaf.x0, leaf.y0, leaf.x1, leaf.y1],
      ...pointOf(leaf, format),
    })),
  };
}

function labelOf({ rows, whole }: Leaf): string {
  return rows.length === 1
    ? (rows[0]?.label ?? "")
    : `${whole ? "all " : ""}${rows.length}${whole ? "" : " smaller"}`;
}

/** What a rectangle says when it is asked. */
function pointOf(
  leaf: Leaf,
  format: (value: number) => string,
): Pick<Point, "title" | "values" | "href" | "inTable"> {
  const [first, ...others] = leaf.rows;
  const { group = "", color } = first ?? {};
  const colored = color === undefined ? {} : { color };
  if (!first || !others.length)
    return {
      title: first?.label ?? "",
      values: [{ name: group, text: format(leaf.value), ...colored }],
      ...(first?.href !== undefined && { href: first.href }),
    };
  const named = leaf.rows.slice(0, mostNamed);
  const rest = leaf.rows.slice(mostNamed);
  const sum = rest.reduce((total, { value }) => total + value, 0);
  return {
    title: `${group}: ${labelOf(leaf)}, ${format(leaf.value)}`,
    values: [
      ...named.map(({ label, value }) => ({ name: label, text: format(value), ...colored })),
      ...(rest.length ? [{ name: `${rest.length} more`, text: format(sum), ...colored }] : []),
    ],
    inTable: true,
  };
}
