import { siteUrl } from "../../base/site.js";
import { unpacked } from "../../base/unpacked.js";
import { unpack, type PreparedAnswer } from "./prepared.js";
import type { Row } from "../../measures/question.js";

/**
 * Answers that the build gave ahead, for the first change that a reader makes. They load when the reader comes near
 * the inputs; where they cannot be had, the database answers.
 */
export class AnswersAhead {
  private readonly packed = new Map<string, PreparedAnswer>();
  private readonly rows = new Map<string, readonly Row[]>();
  private loading: Promise<void> | undefined;

  /** path of their file from the site's root, where the page has any */
  path: string | undefined;

  /** The answer to a SQL text, where it is loaded. */
  now(sql: string): readonly Row[] | undefined {
    const packed = this.packed.get(sql);
    if (packed && !this.rows.has(sql)) this.rows.set(sql, unpack(packed));
    return this.rows.get(sql);
  }

  load(): Promise<void> {
    return (this.loading ??= this.fetch().catch(() => undefined));
  }

  private async fetch(): Promise<void> {
    if (this.path === undefined) return;
    const response = await unpacked(await fetch(siteUrl(this.path)), "application/json");
    if (!response.ok) return;
    for (const answer of (await response.json()) as PreparedAnswer[]) this.packed.set(answer.sql, answer);
  }
}
