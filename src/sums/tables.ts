import { detailedRelations, filesFor, type Catalog, type Files, type TableFile } from "../base/catalog.js";
import { columnsRead, withoutTexts } from "../base/columns-read.js";
import type { Flow } from "../measures/vocabulary.js";
import { addedTo } from "./added.js";
import { once } from "./once.js";
import { Outside } from "./outside.js";
import { readParquet, type ParquetColumn } from "./parquet/file.js";
import { joinedRows, nothing, type Relation } from "./relation.js";

/** Most bytes that a question may take out of files: beyond them the database holds less, and answers as soon. */
const mostBytes = 6_000_000;

/** Relations out of the Parquet files that the build laid out for the browser's database. */
export class SumTables {
  private readonly relations = new Map<string, Promise<Relation>>();
  private readonly files = new Map<string, Promise<ParquetColumn[]>>();

  constructor(
    private readonly catalog: Catalog,
    /** the content of a file by its path from the site's root */
    private readonly read: (path: string) => Promise<Uint8Array>,
  ) {}

  /** A relation with the columns that a SQL text names. @throws Outside for one that is not there or too large. Errors: a file cannot be read */
  relation(name: string, sql: string): Promise<Relation> {
    const files = this.catalog.whole[name];
    if (!files) throw new Outside(`relation ${name}`);
    const read = filesFor(files, columnsRead(sql, name));
    isSmall(read);
    return this.of(read);
  }

  /**
   * A flow by code and country in the columns of its core: with `base` the codes that the site labels High and residual
   * rows, and the rows of some chapters' other codes. @throws Outside and errors as above
   */
  async detailed(
    flow: Flow,
    { base, chapters }: { base: boolean; chapters: readonly string[] | "all" },
  ): Promise<{ base: Relation; others: Relation }> {
    const parts = this.catalog.detailed[flow];
    if (!parts) throw new Outside(`${flow} by code and country`);
    const { rest = [] } = detailedRelations[flow] ?? {};
    const coreOf = async (files: Files): Promise<Relation> => {
      const { columns, length } = await this.of(files);
      return { columns: columns.filter(({ name }) => !rest.includes(name)), length };
    };
    const isCore = (column: string): boolean => !rest.includes(column);
    const wanted = chapters === "all" ? Object.keys(parts.chapters) : chapters;
    const files = [...new Set(wanted)].map((chapter) => filesFor(parts.chapters[chapter] ?? [], isCore));
    const own = base ? filesFor(parts.base, isCore) : [];
    isSmall([...own, ...files.flat()]);
    const [first, ...more] = await Promise.all(files.filter((found) => found.length > 0).map(coreOf));
    return {
      base: base ? await coreOf(own) : nothing,
      others: first ? joinedRows([first, ...more]) : nothing,
    };
  }

  /** The columns of files of one relation, side by side. */
  private of(files: Files): Promise<Relation> {
    return once(this.relations, files.map(({ path }) => path).join(" "), async () => {
      const columns = (await Promise.all(files.map((file) => this.columns(file)))).flat();
      return relationOf(addedTo(columns, columns));
    });
  }

  private columns(file: TableFile): Promise<ParquetColumn[]> {
    return once(this.files, file.path, async () => readParquet(await this.content(file)));
  }

  private async content({ path, parts = [path] }: TableFile): Promise<Uint8Array> {
    const read = await Promise.all(parts.map((part) => this.read(part)));
    return new Uint8Array(await new Blob(read as BlobPart[]).arrayBuffer());
  }
}

/** Does a SQL text name one of these columns, outside its texts? */
export function namesAny(sql: string, columns: readonly string[]): boolean {
  const plain = withoutTexts(sql);
  return columns.some((column) => new RegExp(`\\b${column}\\b`).test(plain));
}

function isSmall(files: readonly TableFile[]): void {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  if (bytes > mostBytes) throw new Outside(`${bytes} bytes of tables`);
}

/** Columns of tables are never all of them: some may be of a type that is not read. */
function relationOf(columns: readonly ParquetColumn[]): Relation {
  return {
    columns: columns.map((column) => ({ ...column, partial: true })),
    length: columns[0]?.vector.length ?? 0,
  };
}
