/** A cell of a page as Framework hands it to a markdown-it plugin, once it has compiled it. */
export interface Cell {
  id: string;
  mode: string;
  node: {
    references: { name: string; start: number }[];
    declarations: { name: string }[] | null;
    imports: { name: string; type: "local" | "global" }[];
    files: { name: string; method?: string }[];
  };
}

/** A library that a cell needs, and what of the cell's text needs it. */
export interface Need {
  /** as a reader of the page would write it: `mermaid`, `npm:lodash`, `.xlsx()` */
  construct: string;
  library: string;
  /** the version that the cell asks for */
  range?: string | undefined;
}

/** What a cell needs that Framework loads from elsewhere; `declared` names come from other cells of the page. */
export function needsOf(cell: Cell, declared: ReadonlySet<string>): Need[] {
  const names = [
    ...cell.node.references.map(({ name }) => name),
    ...(cell.mode === "jsx" ? ["React", "ReactDOM"] : []),
  ];
  return [
    ...[...new Set(names)]
      .filter((name) => !declared.has(name) && Object.hasOwn(implicit, name))
      .flatMap((construct) => librariesOf(implicit, construct).map((library) => ({ construct, library }))),
    ...cell.node.files.flatMap(({ method = "" }) =>
      librariesOf(methods, method).map((library) => ({ construct: `.${method}()`, library })),
    ),
    ...cell.node.imports.filter(({ type }) => type === "global").flatMap(({ name }) => importNeed(name)),
  ];
}

/** What an import that is no file of the site needs: `npm:NAME@RANGE/PATH`, or a package of node_modules by its name. */
export function importNeed(specifier: string): Need[] {
  if (/^observablehq:/.test(specifier) || ownModules.has(specifier)) return [];
  const [, name, range] = /^(?:npm:)?((?:@[^/@]+\/)?[^/@:]+)(?:@([^/]+))?(?:\/|$)/.exec(specifier) ?? [];
  return [{ construct: specifier, library: name ?? specifier, range }];
}

/** Modules of Framework itself that stand under a library's name. */
const ownModules = new Set(
  ["runtime", "stdlib"].map((name) => `npm:@observablehq/${name}`).concat("npm:@observablehq/duckdb"),
);

function librariesOf(table: Record<string, string>, name: string): string[] {
  return Object.hasOwn(table, name) ? (table[name] ?? "").split(" ") : [];
}

/** The libraries behind Framework's implicit names (its documentation, "Imports: implicit imports"). */
const implicit: Record<string, string> = {
  _: "lodash",
  aq: "arquero apache-arrow",
  Arrow: "apache-arrow",
  d3: "d3",
  dot: "@viz-js/viz",
  duckdb: "@duckdb/duckdb-wasm",
  DuckDBClient: "@duckdb/duckdb-wasm",
  sql: "@duckdb/duckdb-wasm",
  echarts: "echarts",
  htl: "htl",
  html: "htl",
  svg: "htl",
  Inputs: "@observablehq/inputs",
  L: "leaflet",
  mapboxgl: "mapbox-gl",
  mermaid: "mermaid",
  Plot: "@observablehq/plot",
  React: "react",
  ReactDOM: "react-dom",
  SQLite: "sql.js",
  SQLiteDatabaseClient: "sql.js",
  tex: "katex",
  topojson: "topojson-client",
  vg: "@uwdata/vgplot",
  vl: "vega-lite-api vega-lite vega",
  ...Object.fromEntries(
    "aapl alphabet cars citywages diamonds flare industries miserables olympians penguins pizza weather"
      .split(" ")
      .map((name) => [name, "@observablehq/sample-datasets"]),
  ),
};

/** The libraries behind the methods of a FileAttachment. */
const methods: Record<string, string> = {
  arrow: "apache-arrow",
  arquero: "arquero apache-arrow",
  csv: "d3-dsv",
  tsv: "d3-dsv",
  parquet: "parquet-wasm apache-arrow",
  sqlite: "sql.js",
  xlsx: "exceljs",
  zip: "jszip",
};
