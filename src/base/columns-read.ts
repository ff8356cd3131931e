/**
 * Which columns of a relation a SQL text reads, outside its texts: those that it names anywhere, and all where it takes
 * what it does not name, as `SELECT *` of the relation does.
 */
export function columnsRead(sql: string, relation: string): (column: string) => boolean {
  const plain = withoutTexts(sql);
  const named = new RegExp(`\\b${relation}\\b`, "i");
  const selects = queriesIn(plain).filter((query) => named.test(query));
  if (selects.some((query) => takesAll.test(query)) || takesRow(plain, relation)) return () => true;
  return (column) => new RegExp(`\\b${column}\\b`, "i").test(plain);
}

/** A SQL text whose texts are empty: a word in quotes names no relation and no column. */
export function withoutTexts(sql: string): string {
  return sql.replace(/'(?:[^']|'')*'/g, "''");
}

/** Does a text take a row of a relation as one value, as `to_json(t)` does? */
function takesRow(plain: string, relation: string): boolean {
  const names = new Set([relation]);
  const named = plain.replace(queryAlias, ") ");
  const rest = named.replace(source, (_, name: string, alias?: string) => {
    if (alias !== undefined && name.toLowerCase() === relation) names.add(alias);
    return " _ ";
  });
  return [...names].some((name) =>
    new RegExp(`(?<!\\bas\\s+)(?<![.\\w])${name}(?!\\w|\\s*\\.)`, "i").test(rest),
  );
}

/** Words that follow a relation, or a query in brackets, without an alias. */
const goesOn =
  "(?:from|where|group|order|limit|join|left|right|full|inner|cross|natural|asof|semi|anti|on|using|union|except|intersect|having|qualify|window|select|tablesample)\\b";
const alias = `(?:as\\s+)?(?!${goesOn})(\\w+)`;
const source = new RegExp(`\\b(?:from|join)\\s+(\\w+)\\b(?:\\s+${alias})?`, "gi");
const queryAlias = new RegExp(`\\)\\s+${alias}`, "gi");

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
