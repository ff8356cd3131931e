import type { Site } from "../site.js";
import type { Row } from "../page/question.js";
export async function openDatabase(
  _site: Site,
  _onProgress: (m: string) => void,
): Promise<{ rows(sql: string): Promise<Row[]> }> {
  throw new Error("not yet");
}
