import { z } from "zod";
import { dimensions, type Dimension } from "../../../src/measures/dimensions.js";
import { filterParameters } from "../../../src/measures/query-parameters.js";
import type { Query } from "../../../src/measures/query.js";
import * as vocabulary from "../../../src/measures/vocabulary.js";
import { UsageError } from "../../errors.js";
import { refuseBackwards } from "../../month.js";

const list = (about: string) =>
  z
    .string()
    .transform((text) => text.split(",").map((item) => item.trim()))
    .pipe(z.array(z.string().min(1)))
    .describe(`${about}, with commas between`)
    .optional();
const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, "expected YYYY-MM")
  .optional();
const whether = z
  .enum(["true", "false"])
  .transform((text) => text === "true")
  .optional();
const number = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+(\.\d+)?$/, "expected a number")
    .transform(Number)
    .pipe(z.number().min(least).max(most))
    .optional();

/** How an answer is written. */
export const formats = ["json", "csv", "arrow"] as const;
const format = z.enum(formats).describe("default: json, or what the Accept header asks for").optional();

/** Parameters of `/measures/NAME`: the options of `atlas measure`. */
export const measureParameters = z.strictObject({
  by: list(`columns of the answer: ${Object.keys(dimensions).join(", ")}`),
  from: month.describe("first month, YYYY-MM"),
  to: month.describe("last month, YYYY-MM"),
  group: list("only these groups"),
  category: list("only these label categories"),
  country: list("only these Census country codes"),
  country_group: list("only countries of these groups"),
  code: list("only codes that start with these digits"),
  naics: list("only goods of these NAICS industries"),
  end_use: list("only goods of these end uses"),
  list: list("only codes on these lists"),
  base: number(1989, 2100).describe("base year"),
  confidence: number(0, 100).describe("least confidence for a label to count its goods in, 0 to 100"),
  allGoods: whether.describe("take in chapters 27, 71, 98 and 99"),
  dated: whether.describe("exemptions: count a list only from its own effective date"),
  start: month.describe("counterfactuals: first month of excess"),
  imports: z.enum(vocabulary.importConcepts).optional(),
  exports: z.enum(vocabulary.exportConcepts).optional(),
  medium: z.enum(vocabulary.mediumPlaces).optional(),
  of: z.enum(vocabulary.wholes).optional(),
  comparison: z.enum(vocabulary.comparisons).optional(),
  matching: z.enum(vocabulary.matchings).optional(),
  against: z.enum(vocabulary.pricePeriods).optional(),
  formula: z.enum(vocabulary.indexFormulas).optional(),
  item: z.enum(vocabulary.priceItems).optional(),
  outliers: z.enum(vocabulary.outlierPlaces).optional(),
  snapshot: z.string().describe("the snapshot that must answer; 409 where another one does").optional(),
  format,
});

/** Parameters of `/sql`. */
export const sqlParameters = z.strictObject({
  q: z.string().min(1).describe("one SELECT in the engine's own SQL"),
  format,
});

/** Body of `/questions`. */
export const questionParameters = z.strictObject({
  q: z.string().min(1).describe("one SELECT as a page of the site asks its own database"),
  snapshot: measureParameters.shape.snapshot,
});

/**
 * The query of parameters; `snapshot` and `format` are no part of it.
 * @throws UsageError where `from` is later than `to`
 */
export function queryOf(given: z.infer<typeof measureParameters>): Query {
  refuseBackwards(given.from, given.to);
  const where: Record<string, readonly string[]> = {};
  const query: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || name === "snapshot" || name === "format") continue;
    const filter = filterParameters[name as keyof typeof filterParameters] as string | undefined;
    if (filter) where[filter] = value as string[];
    else query[name] = value;
  }
  return { ...query, by: (given.by ?? []) as Dimension[], where };
}

/** @throws UsageError naming each parameter that is wrong */
export function parsed<T extends z.ZodType>(schema: T, given: unknown): z.infer<T> {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new UsageError(
    result.error.issues
      .map(({ path, message }) => [path.join("."), message].filter(Boolean).join(": "))
      .join("; "),
  );
}
