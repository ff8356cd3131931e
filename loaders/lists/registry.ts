import type { Names } from "../../src/measures/tabular/table.js";
import { addressBelow, baseOf } from "../address.js";
import type { Flow } from "../cache.js";

/** What kind of list it is; the column `kind` of table `lists`. */
export type ListKind = "exemption" | "section_301" | "section_232" | "tariff" | "product_set";

/** A list that a publisher's file holds, or a part of that file. */
export interface ListPart {
  list: string;
  kind: ListKind;
  title: string;
  /** values of the source's `split` columns that belong to this list, joined by a slash; case and signs do not count */
  values?: readonly string[];
  /**
   * First day in force, `YYYY-MM-DD`; NULL where it never was or is not known. Where the file has a column of dates, it
   * is what a blank in that column means.
   */
  effective: string | null;
  /** additional duty in force last, percent; NULL where none or not known */
  rate: number | null;
}

/** A file at a public address that holds one list or several. */
export interface ListSource {
  /** the name in `--from-file NAME=PATH` */
  name: string;
  publisher: string;
  /** address below the base, see `addressOf` */
  path: string;
  /** the name of a local copy in `--from-dir` */
  file: string;
  /** header of the column that holds the code */
  column: string;
  /** digits of the codes when the file was registered; others are taken with a note */
  digits: readonly number[];
  /** `padded`: a ten-digit code that ends in 00 is an eight-digit one and covers all that starts with it */
  level: "as written" | "padded";
  /** rows that the file had when it was registered; a fetched file with less than half of them is refused */
  rows: number;
  /** columns that tell the lists of one file apart, each by the headers that it may have */
  split?: readonly Names[];
  /** the file has a column with the first day in force of each row; what a blank in it means, `YYYY-MM-DD` */
  effective?: { blank: string };
  /** what a list is called that the file tells apart and the registry does not know yet, and its kind */
  unknown?: { list: string; kind: ListKind; title: string };
  parts: readonly ListPart[];
}

/** A set of codes that a document states in prose or in a table, kept here. A code may cover more than it says. */
export interface ProductSet extends Omit<ListPart, "values"> {
  publisher: string;
  address: string;
  codes: readonly (string | { written: string; prefix: string })[];
}

/** A published file of labels, which becomes a label run. */
export interface LabelSource {
  name: string;
  publisher: string;
  path: string;
  file: string;
  rows: number;
  run: string;
  flows: readonly Flow[];
}

/** Public files live on GitHub; `ATLAS_LISTS_URL` names another host with the same paths. */
export function addressOf(path: string): string {
  return addressBelow(baseOf("ATLAS_LISTS_URL", defaultBase), path);
}

const defaultBase = "https://raw.githubusercontent.com";
