import {
  DuckDBDecimalValue,
  DuckDBInstance,
  type DuckDBConnection,
  type DuckDBValue,
} from "@duckdb/node-api";

export type Row = Record<string, unknown>;

/** A DuckDB database in this process; close it when done. */
export class Database {
  private constructor(
    private readonly instance: DuckDBInstance,
    readonly connection: DuckDBConnection,
  ) {}

  static async open(path = ":memory:", options: Record<string, string> = {}): Promise<Database> {
    const instance = await DuckDBInstance.create(path, options);
    return new Database(instance, await instance.connect());
  }

  /** Does work over a connection of its own, beside what else asks this database; temporary tables are not seen there. */
  async beside<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const own = new Database(this.instance, await this.instance.connect());
    try {
      return await work(own);
    } finally {
      own.connection.closeSync();
    }
  }

  async run(sql: string): Promise<void> {
    try {
      await this.connection.run(sql);
    } catch (cause) {
      throw new Error(`${(cause as Error).message}\n  in: ${sql}`, { cause });
    }
  }

  /** Rows as plain objects: DATE as `YYYY-MM-DD`; integers as number, or bigint beyond 2^53; wide decimals as text. */
  async rows<T = Row>(sql: string): Promise<T[]> {
    try {
      const reader = await this.connection.runAndReadAll(sql);
      return reader.getRowObjects().map((row) => {
        const plain: Row = {};
        for (const [name, value] of Object.entries(row)) plain[name] = plainValue(value);
        return plain as T;
      });
    } catch (cause) {
      throw new Error(`${(cause as Error).message}\n  in: ${sql}`, { cause });
    }
  }

  /**
   * Names of the columns, also where two are the same or there is no row, and the values of `rows`. No more is read
   * than `most` rows and the rest of their block, so that whoever wants more than that can be refused in time.
   */
  async answer(sql: string, most?: number): Promise<{ columns: string[]; rows: unknown[][] }> {
    try {
      const reader =
        most === undefined
          ? await this.connection.runAndReadAll(sql)
          : await this.connection.streamAndReadUntil(sql, most + 1);
      return { columns: reader.columnNames(), rows: reader.getRows().map((row) => row.map(plainValue)) };
    } catch (cause) {
      throw new Error(`${(cause as Error).message}\n  in: ${sql}`, { cause });
    }
  }

  async one<T = Row>(sql: string): Promise<T> {
    const [row] = await this.rows<T>(sql);
    if (row === undefined) throw new Error(`no row (expected one)\n  in: ${sql}`);
    return row;
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}

/** Decimal digits that a double holds exactly. */
const exactDigits = 15;

function plainValue(value: DuckDBValue): unknown {
  if (typeof value === "bigint")
    return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)
      ? Number(value)
      : value;
  if (value === null || typeof value !== "object") return value;
  if (value instanceof DuckDBDecimalValue)
    return value.width <= exactDigits ? value.toDouble() : String(value);
  if ("items" in value && Array.isArray(value.items)) return value.items.map(plainValue);
  if ("entries" in value && typeof value.entries === "object" && !Array.isArray(value.entries))
    return Object.fromEntries(Object.entries(value.entries).map(([k, v]) => [k, plainValue(v)]));
  return String(value);
}
