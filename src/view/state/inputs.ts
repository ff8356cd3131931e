import { lastMonth, type Site } from "../../base/site.js";
import { formatMonth } from "../../measures/format.js";

/** One input of a page: what it may hold, how it stands in the address, and how it is drawn. */
export interface Input<T extends InputValue = InputValue> {
  label: string;
  control: "choice" | "menu" | "toggle" | "text" | "several" | "elsewhere";
  /** values with their names, for `choice` and `menu` */
  options(site: Site): readonly { value: string; label: string }[];
  fallback(site: Site): T;
  /** the value that the text of an address stands for; undefined where it stands for none */
  parse(text: string, site: Site): T | undefined;
  print(value: T): string;
  /** one sentence for a reader who does not know the term */
  help?: string;
  /** heading in the form that it stands under, with those of the same heading */
  group?: string;
  /** a button beside it goes through its options, one after the other */
  plays?: true;
}

export type InputValue = string | number | boolean;
export type Inputs = Record<string, Input>;
export type StateOf<I> = { readonly [K in keyof I]: I[K] extends Input<infer T> ? T : never };

interface Options<T> {
  label: string;
  help?: string;
  group?: string;
  /** `menu` for more than about four values */
  control?: "choice" | "menu";
  fallback?: T | ((site: Site) => T);
}

/** One of a few names: `choice({ imports: "Imports", exports: "Exports" }, { label: "Flow" })`. */
export function choice<V extends string>(values: Record<V, string>, options: Options<V>): Input<V> {
  const names = Object.entries<string>(values).map(([value, label]) => ({ value, label }));
  return {
    ...described(options),
    control: options.control ?? "choice",
    options: () => names,
    fallback: (site) => resolve(options.fallback, site) ?? (names[0]?.value as V),
    parse: (text) => (Object.hasOwn(values, text) ? (text as V) : undefined),
    print: String,
  };
}

/** One of the names that the snapshot offers; the first is the default. */
export function menu(
  names: (site: Site) => readonly { value: string; label: string }[],
  options: Options<string>,
): Input<string> {
  return {
    ...described(options),
    control: "menu",
    options: names,
    fallback: (site) => resolve(options.fallback, site) ?? names(site)[0]?.value ?? "",
    parse: (text, site) => (names(site).some(({ value }) => value === text) ? text : undefined),
    print: String,
  };
}

/** A year out of those that the snapshot offers. */
export function year(
  years: (site: Site) => readonly number[],
  options: Options<number> & { fallback: number | ((site: Site) => number); plays?: true },
): Input<number> {
  const usual = (site: Site): number => {
    const wanted = resolve(options.fallback, site) ?? 0;
    const held = years(site);
    if (held.length) return held.includes(wanted) ? wanted : (held[0] ?? wanted);
    // No whole year: the year of the last month, of which the page says that it is not whole.
    const last = lastMonth(site, "imports") ?? lastMonth(site, "exports");
    return wanted || Number(last?.slice(0, 4) ?? 2000);
  };
  return {
    ...described(options),
    ...(options.plays && { plays: true }),
    control: "menu",
    options: (site) => years(site).map((y) => ({ value: String(y), label: String(y) })),
    fallback: usual,
    parse: (text, site) => (years(site).includes(Number(text)) ? Number(text) : undefined),
    print: String,
  };
}

/** On or off. */
export function toggle(options: Options<boolean>): Input<boolean> {
  return {
    ...described(options),
    control: "toggle",
    options: () => [],
    fallback: (site) => resolve(options.fallback, site) ?? false,
    parse: (text) => ({ "1": true, "0": false })[text],
    print: (value) => (value ? "1" : "0"),
  };
}

/** Any of a few names, as text joined by commas; `chosen` takes it apart. Default: all of them. */
export function several(
  values: Record<string, string>,
  options: Options<string> & { least?: number },
): Input<string> {
  const names = Object.entries(values).map(([value, label]) => ({ value, label }));
  const inOrder = (wanted: readonly string[]): string =>
    names
      .map(({ value }) => value)
      .filter((value) => wanted.includes(value))
      .join(",");
  return {
    ...described(options),
    control: "several",
    options: () => names,
    fallback: (site) => resolve(options.fallback, site) ?? inOrder(Object.keys(values)),
    parse: (text) => {
      const wanted = chosen(text);
      const known = wanted.every((value) => Object.hasOwn(values, value));
      return known && wanted.length >= (options.least ?? 1) ? inOrder(wanted) : undefined;
    },
    print: String,
  };
}

/** The values that an input of several holds. */
export function chosen(value: string): string[] {
  return value.split(",").filter(Boolean);
}

/** Free text up to a length; `valid` refuses what cannot be meant. */
export function text(
  options: Options<string> & {
    valid?: (text: string) => boolean;
    maxLength?: number;
    /** a view of the page sets it, not the form */
    elsewhere?: true;
  },
): Input<string> {
  const valid = options.valid ?? (() => true);
  return {
    ...described(options),
    control: options.elsewhere ? "elsewhere" : "text",
    options: () => [],
    fallback: (site) => resolve(options.fallback, site) ?? "",
    parse: (value) => (value.length <= (options.maxLength ?? 200) && valid(value) ? value : undefined),
    print: String,
  };
}

/** A month that the snapshot holds, or none: `""` stands for what `none` says. Other months of an address are kept, so that a page can say that it has none of them. */
export function month(options: Options<string> & { none: string }): Input<string> {
  return {
    ...described(options),
    control: "menu",
    options: (site) => [
      { value: "", label: options.none },
      ...[...new Set([...site.months.imports, ...site.months.exports])]
        .sort()
        .reverse()
        .map((held) => ({ value: held, label: formatMonth(held) })),
    ],
    fallback: (site) => resolve(options.fallback, site) ?? "",
    parse: (value) => (value.length <= 7 ? value : undefined),
    print: String,
  };
}

function described<T>({ label, help, group }: Options<T>): Pick<Input, "label" | "help" | "group"> {
  return { label, ...(help !== undefined && { help }), ...(group !== undefined && { group }) };
}

function resolve<T>(value: T | ((site: Site) => T) | undefined, site: Site): T | undefined {
  return typeof value === "function" ? (value as (site: Site) => T)(site) : value;
}
