/** A Parquet file of the site that the browser's database loads. */
export interface TableFile {
  /** path from the site's root */
  path: string;
  bytes: number;
  rows: number;
}

/** The same rows with the columns that most questions need, or with all of them. */
export interface Columns<T> {
  core: T;
  full: T;
}

/**
 * What the build laid out for the browser. Relations in `whole` are one file each. The `detailed` ones (code ×
 * country × month, code × district × month) hold the codes labelled High and residual rows for all others;
 * the other codes of a chapter come on demand.
 */
export interface Catalog {
  snapshot: string;
  run: string | null;
  whole: Record<string, Columns<TableFile>>;
  detailed: Record<string, { base: Columns<TableFile>; chapters: Record<string, Columns<TableFile>> }>;
}

export interface DetailedRelation {
  flow: "imports" | "exports";
  /** the column beside code and month */
  place: "cty_code" | "district";
  /** summed measures; the ones outside `core` come with the full file */
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

/** Relations that are loaded whole, with the columns that the core file leaves out. */
export const wholeRelations: Record<string, readonly string[]> = {
  imports_by_code: ["gen_val", "con_cif", "con_qty1", "con_qty2"],
  exports_by_code: ["domestic_qty1", "foreign_qty1"],
  imports_by_code_year: ["gen_val", "con_cif", "con_qty1", "con_qty2"],
  exports_by_code_year: ["domestic_qty1", "foreign_qty1"],
  import_ports: ["name"],
  export_ports: ["name"],
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
