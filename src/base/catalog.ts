/** A Parquet file of the site that the browser loads: some columns of a relation, or all of them. */
export interface TableFile {
  /** path from the site's root */
  path: string;
  /** where it stands instead, piece by piece, when it is larger than hosts take */
  parts?: readonly string[];
  bytes: number;
  rows: number;
  /** the columns in it that are left apart where a relation is large (see `filesFor`) */
  columns?: readonly string[];
}

/**
 * The files of a relation, row by row in the same order: the first holds what tells rows apart, and everything where the
 * relation is small; the others hold columns that are loaded when a question reads them.
 */
export type Files = readonly TableFile[];

/** The files that a question takes which reads some of the columns. */
export function filesFor(files: Files, isRead: (column: string) => boolean): Files {
  const isNeeded = (column: string): boolean =>
    isRead(column) || (column === "con_val" && [...overConsumption].some(isRead));
  return files.filter(({ columns = [] }, i) => i === 0 || columns.some(isNeeded));
}

/** Columns that files of the build hold as what they exceed `con_val` by: mostly small numbers, or zero. */
export const overConsumption: ReadonlySet<string> = new Set(["gen_val", "con_cif"]);

/**
 * What the build laid out for the browser. Relations in `whole` are loaded in one piece. The `detailed` ones (code ×
 * country × month, code × district × month) hold the codes labelled High and residual rows for all others;
 * the other codes of a chapter come on demand.
 */
export interface Catalog {
  snapshot: string;
  run: string | null;
  whole: Record<string, Files>;
  detailed: Record<string, { base: Files; chapters: Record<string, Files> }>;
}

export interface DetailedRelation {
  flow: "imports" | "exports";
  /** the column beside code and month */
  place: "cty_code" | "district";
  /** summed measures: those that sums in memory know, and others */
  core: readonly string[];
  rest: readonly string[];
}

/** Relations by code and place, and their columns. */
export const detailedRelations: Record<string, DetailedRelation> = {
  imports: {
    flow: "imports",
    place: "cty_code",
    core: ["con_val", "dut_val", "cal_dut"],
    rest: ["gen_val", "con_cif", "con_qty1", "con_qty2"],
  },
  exports: {
    flow: "exports",
    place: "cty_code",
    core: ["domestic_val", "foreign_val"],
    rest: ["domestic_qty1", "foreign_qty1"],
  },
  import_districts: { flow: "imports", place: "district", core: ["val"], rest: [] },
  export_districts: { flow: "exports", place: "district", core: ["val"], rest: [] },
};

/** Relations that are loaded whole, with the columns that few questions read. */
export const wholeRelations: Record<string, readonly string[]> = {
  imports_by_code: ["gen_val", "con_cif", "con_qty1", "con_qty2"],
  exports_by_code: ["domestic_qty1", "foreign_qty1"],
  imports_by_code_year: ["gen_val", "con_cif", "con_qty1", "con_qty2"],
  exports_by_code_year: ["domestic_qty1", "foreign_qty1"],
  import_ports: [],
  export_ports: [],
  import_states: [],
  export_states: [],
  codes: [
    "description_long",
    "description_short",
    "unit2",
    "naics_name",
    "sitc",
    "first_month",
    "last_month",
  ],
  code_spans: ["naics", "end_use", "sitc", "hitech", "description_short", "description_long"],
  countries: [],
  districts: [],
  lists: [],
  coverage: [],
  labels: [],
  labels_base: [],
  imports_by_label_base: ["gen_val", "con_cif"],
  exports_by_label_base: [],
  imports_by_label_country_base: ["gen_val", "con_cif"],
  exports_by_label_country_base: [],
};

/** The columns that trade is summed in. */
export const summedColumns: ReadonlySet<string> = new Set(
  ["imports", "exports"].flatMap((flow) => {
    const { core = [], rest = [] } = detailedRelations[flow] ?? {};
    return [...core, ...rest];
  }),
);
