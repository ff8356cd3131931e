import { siteUrl } from "../../base/site.js";
import { unpacked } from "../../base/unpacked.js";
import type { PreparedAnswer, SubjectFile } from "./prepared.js";
import type { Subjects } from "../view.js";

/** The answers that the build has for the subject of a state; none where it has no file, or the file cannot be had. */
export async function answersAbout<S>(
  subjects: Subjects<S>,
  paths: Record<string, string>,
  state: S,
): Promise<PreparedAnswer[]> {
  const { file, key } = subjects.fileOf(state) ?? {};
  const path = file === undefined ? undefined : paths[file];
  if (path === undefined || key === undefined) return [];
  const about = (await (loaded[path] ??= load(path)))[key];
  if (!about) return [];
  return Object.entries(subjects.questions(state)).map(([name, { sql }]) => ({
    sql,
    ...(about[name] ?? { columns: {}, rows: 0 }),
  }));
}

const loaded: Record<string, Promise<SubjectFile>> = {};

/** The database answers where a file fails. */
async function load(path: string): Promise<SubjectFile> {
  try {
    const response = await unpacked(await fetch(siteUrl(path)), "application/json");
    return response.ok ? ((await response.json()) as SubjectFile) : {};
  } catch {
    return {};
  }
}
