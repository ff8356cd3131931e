/** The columns that an answer can be broken down by, and what each needs of the data. */
export const dimensions = {
  month: { name: "Month", sql: "t.month", needs: [] },
  year: { name: "Year", sql: "t.month", needs: [] },
  group: { name: "Group", sql: "", needs: ["labels"] },
  category: { name: "Category", sql: "category", needs: ["labels"] },
  country: { name: "Country", sql: "t.cty_code", needs: ["country"] },
  country_group: { name: "Country group", sql: "cg.country_group", needs: ["country", "country_groups"] },
  hs2: { name: "HS2 chapter", sql: "left(t.hs10, 2)", needs: ["codes"] },
  hs4: { name: "HS4 heading", sql: "left(t.hs10, 4)", needs: ["codes"] },
  hs6: { name: "HS6 subheading", sql: "left(t.hs10, 6)", needs: ["codes"] },
  hs8: { name: "HTS8 rate line", sql: "left(t.hs10, 8)", needs: ["codes"] },
  hs10: { name: "HS10 code", sql: "t.hs10", needs: ["codes"] },
  family: { name: "Code family", sql: "coalesce(c.family, t.hs10)", needs: ["codes", "code_attributes"] },
  naics: { name: "NAICS industry", sql: "c.naics", needs: ["codes", "code_attributes"] },
  end_use: { name: "End use", sql: "c.end_use", needs: ["codes", "code_attributes"] },
  hitech: { name: "Advanced technology product", sql: "c.hitech", needs: ["codes", "code_attributes"] },
  district: { name: "Customs district", sql: "t.district", needs: ["codes", "district"] },
  port: { name: "Port", sql: "", needs: ["codes", "place"] },
  state: { name: "State", sql: "", needs: ["codes", "place"] },
  mode: { name: "Mode of transport", sql: "", needs: ["codes", "place"] },
} as const satisfies Record<string, { name: string; sql: string; needs: readonly Need[] }>;

export type Dimension = keyof typeof dimensions;

/** Dimensions of the measures of ports and states alone. */
export type PlaceDimension = "port" | "state" | "mode";

/** `codes`: the answer tells codes apart, so residual rows of the browser cannot stand in for them. */
export type Need =
  "labels" | "country" | "country_groups" | "codes" | "code_attributes" | "district" | "place";

/** Every dimension but the ones named, and those that only the measures of ports and states know. */
export function dimensionsBut(...names: readonly Dimension[]): Dimension[] {
  return (Object.keys(dimensions) as Dimension[]).filter(
    (dimension) =>
      !names.includes(dimension) && !(dimensions[dimension].needs as readonly Need[]).includes("place"),
  );
}
