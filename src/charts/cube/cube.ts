import type { Row } from "../../measures/question.js";

/** What a slice keeps: a window of months, and some members; nothing named keeps all. */
export interface CubeFilter {
  /** places in `months`, both included */
  first: number;
  last: number;
  categories: ReadonlySet<string>;
  countries: ReadonlySet<string>;
}

/**
 * Dollars by category, country and month, laid out so that any slice takes less than a frame: for each pair of
 * category and country a run of sums from the first month on, whose differences are the sums of windows.
 */
export class Cube {
  readonly months: readonly string[];
  readonly categories: readonly string[];
  readonly countries: readonly string[];
  private readonly sums: Float64Array;
  private readonly stride: number;

  /** Rows with `month`, `category`, `country` and `value`; a missing category is named `none`. */
  constructor(rows: readonly Row[]) {
    this.months = distinct(rows, "month");
    this.categories = distinct(rows, "category");
    this.countries = distinct(rows, "country");
    this.stride = this.months.length + 1;
    this.sums = new Float64Array(this.categories.length * this.countries.length * this.stride);
    const [month, category, country] = [places(this.months), places(this.categories), places(this.countries)];
    for (const row of rows) {
      const at = this.start(
        category.get(nameOf(row["category"])) ?? 0,
        country.get(nameOf(row["country"])) ?? 0,
      );
      this.sums[at + 1 + (month.get(nameOf(row["month"])) ?? 0)]! += Number(row["value"] ?? 0);
    }
    for (let at = 0; at < this.sums.length; at++) if (at % this.stride) this.sums[at]! += this.sums[at - 1]!;
  }

  /** Dollars of each month, of the members kept. */
  byMonth({ categories, countries }: CubeFilter): Float64Array {
    const values = new Float64Array(this.months.length);
    this.eachPair(categories, countries, (start) => {
      for (let month = 0; month < values.length; month++)
        values[month]! += this.sums[start + month + 1]! - this.sums[start + month]!;
    });
    return values;
  }

  /** Dollars of each category in the window, of the countries kept. */
  byCategory({ countries, ...window }: CubeFilter): Float64Array {
    const values = new Float64Array(this.categories.length);
    this.eachPair(new Set(), countries, (start, category) => {
      values[category]! += this.inWindow(start, window);
    });
    return values;
  }

  /** Dollars of each country in the window, of the categories kept. */
  byCountry({ categories, ...window }: CubeFilter): Float64Array {
    const values = new Float64Array(this.countries.length);
    this.eachPair(categories, new Set(), (start, _, country) => {
      values[country]! += this.inWindow(start, window);
    });
    return values;
  }

  private inWindow(start: number, { first, last }: Pick<CubeFilter, "first" | "last">): number {
    return this.sums[start + last + 1]! - this.sums[start + first]!;
  }

  private eachPair(
    categories: ReadonlySet<string>,
    countries: ReadonlySet<string>,
    visit: (start: number, category: number, country: number) => void,
  ): void {
    for (const [c, category] of this.categories.entries()) {
      if (categories.size && !categories.has(category)) continue;
      for (const [d, country] of this.countries.entries())
        if (!countries.size || countries.has(country)) visit(this.start(c, d), c, d);
    }
  }

  private start(category: number, country: number): number {
    return (category * this.countries.length + country) * this.stride;
  }
}

function distinct(rows: readonly Row[], column: string): string[] {
  return [...new Set(rows.map((row) => nameOf(row[column])))].sort();
}

function places(names: readonly string[]): Map<string, number> {
  return new Map(names.map((name, at) => [name, at]));
}

function nameOf(value: Row[string] | undefined): string {
  return value === null || value === undefined ? "none" : String(value);
}
