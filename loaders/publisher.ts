import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { UsageError } from "./errors.js";

/** Who stands behind a published site: what `publisher.json` says. */
export interface Publisher {
  /** as a Frictionless data package names them */
  contributors: { title: string; path?: string | undefined; roles?: string[] | undefined }[];
  /** address of whoever can be asked: `mailto:…` or `https://…`; null where none is named */
  contact: string | null;
  /**
   * where a reader's report goes: `mailto:…`, or the address of a form that takes `title` and `body`, as an issue
   * tracker's does. `mailto:` alone opens a letter without an addressee.
   */
  reports: string;
  /** the DOI under which the data are deposited, without an address before it */
  doi: string | null;
}

/** The folder with what a publisher says and edits: `$ATLAS_PUBLISHER`, else the one that comes with the project. */
export function publisherFolder(): string {
  return process.env["ATLAS_PUBLISHER"] || fileURLToPath(new URL("../publisher", import.meta.url));
}

/**
 * Reads `publisher.json`. `$ATLAS_REPORTS` takes the place of its `reports`.
 * @throws UsageError naming the file and the field that cannot be used
 */
export function readPublisher(folder = publisherFolder()): Publisher {
  const file = join(folder, "publisher.json");
  if (!existsSync(file))
    throw new UsageError(`missing ${file} (expected who publishes: see docs/publishing.md)`);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new UsageError(`${file} is not JSON: ${(cause as Error).message}`, { cause });
  }
  const asked = process.env["ATLAS_REPORTS"];
  const given = asked && typeof content === "object" ? { ...content, reports: asked } : content;
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new UsageError(
    `${file}: ${issue?.path.join(".") || "content"}: ${issue?.message} (see docs/publishing.md)`,
  );
}

const web = z.string().refine(isWeb, "expected an address that begins with https:// or http://");
const webOrMail = z
  .string()
  .refine(
    (text) => isWeb(text) || /^mailto:[^\s?&]+@[^\s?&]+$/.test(text),
    "expected mailto:NAME@HOST or an address that begins with https://",
  );

const schema = z.strictObject({
  contributors: z
    .array(
      z.strictObject({
        title: z.string().trim().min(1, "expected a name"),
        path: web.optional(),
        roles: z.array(z.string()).optional(),
      }),
    )
    .min(1, "expected at least one name"),
  contact: webOrMail.nullable().default(null),
  reports: z.union([z.literal("mailto:"), webOrMail]).default("mailto:"),
  doi: z
    .string()
    .regex(/^10\.\d{4,9}\/\S+$/, "expected a DOI such as 10.5281/zenodo.1234567")
    .nullable()
    .default(null),
});

function isWeb(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && !new URL(text).password;
}
