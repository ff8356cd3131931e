/**
 * Which columns of a relation a SQL text reads, outside its texts: those that it names anywhere, and all where it takes
 * what it does not name, as `SELECT *` of the relation does.
 */
export function columnsRead(sql: string, relation: string): (column: string) => boolean {
  const plain = sql.replace(/'(?:[^']|'')*'/g, "''");
  const named = new RegExp(`\\b${relation}\\b`, "i");
  const selects = queriesIn(plain).filter((query) => named.test(query));
  if (selects.some((query) => takesAll.test(query))) return () => true;
  return (column) => new RegExp(`\\b${column}\\b`, "i").test(plain);
}

/** The SELECTs of a text, each without those in brackets within it. */
function queriesIn(sql: string): string[] {
  const found: string[] = [];
  let left = sql;
  for (let before = ""; before !== left;) {
    before = left;
    left = left.replace(/\(([^()]*)\)/g, (_, inner: string) => {
      found.push(inner);
      return " _ ";
    });
  }
  return [...found, left].flatMap((query) => query.split(/\b(?:union|except|intersect)\b|;/i));
}

const takesAll =
  /(?:\bselect|\bdistinct|,)\s*(?:\w+\.)?\*|\bcolumns\s+_|^(?:\s*(?:all|by|name)\b)*(?:\s*with\b[^]*?_)?\s*(?:from|table)\b|\bas\s+(?:from|table)\b|\b(?:describe|summarize|show|pivot|unpivot|natural)\b/i;
