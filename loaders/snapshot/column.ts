/** A column of a published table. */
export interface Column {
  name: string;
  type: "DATE" | "VARCHAR" | "BIGINT" | "INTEGER" | "DOUBLE" | "TIMESTAMP";
  unit: string;
  about: string;
}

export const month: Column = {
  name: "month",
  type: "DATE",
  unit: "first day of the month",
  about: "statistical month",
};

export const hs10: Column = {
  name: "hs10",
  type: "VARCHAR",
  unit: "ten digits",
  about: "HTS number (imports) or Schedule B number (exports)",
};

export const usd = (name: string, about: string): Column => ({
  name,
  type: "BIGINT",
  unit: "US dollars",
  about,
});

export const text = (name: string, about: string, unit = "text"): Column => ({
  name,
  type: "VARCHAR",
  unit,
  about,
});
