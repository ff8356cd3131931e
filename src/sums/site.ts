import { detailedRelations, wholeRelations } from "../base/catalog.js";
import { labelRelations } from "../measures/relations.js";
import type { Question } from "../measures/question.js";
import type { Flow } from "../measures/vocabulary.js";
import { inColumns } from "./detailed.js";
import { flows, unpackRelation, type PackedRelation, type SumsFile } from "./file.js";
import { isHigh, type Label, type Moves } from "./moved.js";
import { once } from "./once.js";
import { Outside } from "./outside.js";
import { columnNamed, joinedRows, nothing, type Relation } from "./relation.js";
import { namesAny, type SumTables } from "./tables.js";
import type { Value } from "./syntax.js";

/** Reads a JSON file of the site by its path from the root. */
export type ReadFile = <T>(path: string) => Promise<T>;

/** How far a question tells codes apart by country: see Question. */
export type Detail = NonNullable<Question["detail"]>;

/** What the build laid out: small sums that are there at once, and the browser's tables that are small enough to be read. */
export class SiteSums {
  private readonly relations = new Map<string, Relation>();
  private readonly files = new Map<string, Promise<Relation>>();
  private readonly labels = new Map<Flow, Map<string, Label>>();
  private opened: Promise<SumTables> | undefined;

  constructor(
    private readonly file: SumsFile,
    private readonly read: ReadFile,
    /** opens the browser's tables */
    private readonly tables: () => Promise<SumTables>,
  ) {}

  /** A relation under the site's labels, of which only the columns are asked for. */
  async relationOf(name: string, sql: string, detail: Detail): Promise<Relation> {
    const flow = flows.find((one) => one === name);
    if (flow) {
      if (namesAny(sql, detailedRelations[flow]?.rest ?? [])) throw new Outside(`relation ${flow}`);
      const chapters = detail === "none" ? [] : detail;
      return (await (await this.openTables()).detailed(flow, { base: true, chapters })).base;
    }
    if (name === "labels_in_use") return this.held("labels_base", sql);
    return this.held(labelRelations.some((one) => one === name) ? `${name}_base` : name, sql);
  }

  /** A relation with the columns that a SQL text names. @throws Outside for one that is not there or too large. Errors: a file cannot be read */
  async held(name: string, sql: string): Promise<Relation> {
    const packed = this.file.relations[name];
    if (!packed || namesAny(sql, packed.lacks)) return (await this.openTables()).relation(name, sql);
    const relation = this.relations.get(name) ?? unpackRelation(packed);
    this.relations.set(name, relation);
    return relation;
  }

  /** The site's labels by code. */
  async labelsOf(flow: Flow): Promise<Map<string, Label>> {
    const known = this.labels.get(flow) ?? labelsIn(await this.held("labels_base", ""), flow);
    this.labels.set(flow, known);
    return known;
  }

  /** The rows of codes over all countries: of their chapters, or out of the whole table where columns are named that those lack. */
  async rowsByCode(flow: Flow, { codes }: Moves, columns: string): Promise<Relation> {
    if (codes.length && namesAny(columns, wholeRelations[`${flow}_by_code`] ?? []))
      return (await this.openTables()).relation(`${flow}_by_code`, columns);
    const chapters = new Set(codes.map(({ hs10 }) => hs10.slice(0, 2)));
    const paths = [...chapters].flatMap((chapter) => this.file.chapters[flow][chapter] ?? []);
    const files = await Promise.all(paths.map((path) => this.loaded(path)));
    const [first, ...others] = files;
    return first ? joinedRows([first, ...others]) : nothing;
  }

  /** The rows of codes by country. */
  async rowsByCountry(flow: Flow, { codes }: Moves): Promise<Relation> {
    const was = await this.labelsOf(flow);
    const others = codes.filter(({ hs10 }) => !isHigh(was.get(hs10)));
    const found = await (
      await this.openTables()
    ).detailed(flow, {
      base: others.length < codes.length,
      chapters: others.map(({ hs10 }) => hs10.slice(0, 2)),
    });
    return found.base.columns.length
      ? joinedRows([found.base, inColumns(found.base.columns, found.others)])
      : found.others;
  }

  openTables(): Promise<SumTables> {
    const opening =
      this.opened ??
      this.tables().catch((error: unknown) => {
        this.opened = undefined; // tried anew
        throw error;
      });
    this.opened = opening;
    return opening;
  }

  private loaded(path: string): Promise<Relation> {
    return once(this.files, path, async () => unpackRelation(await this.read<PackedRelation>(path)));
  }
}

/** The labels of a flow by code. */
export function labelsIn({ columns, length }: Relation, flow: Flow): Map<string, Label> {
  const reader = (name: string): ((row: number) => Value) => columnNamed(columns, name).vector.reader();
  const [flowOf, codeOf, relevanceOf, categoryOf] = [
    reader("flow"),
    reader("hs10"),
    reader("relevance"),
    reader("category"),
  ];
  const labels = new Map<string, Label>();
  for (let row = 0; row < length; row++)
    if (flowOf(row) === flow)
      labels.set(String(codeOf(row)), { relevance: relevanceOf(row), category: categoryOf(row) });
  return labels;
}
