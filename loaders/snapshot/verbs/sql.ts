import { printLines } from "../../output.js";
import { formatAnswer } from "../answer.js";
import { querySnapshot } from "../query.js";
import { formatOf, withSession, type Output } from "./output.js";

/** `atlas sql`. */
export async function sql(select: string, options: Output): Promise<void> {
  const format = formatOf(options);
  await withSession(options, async (session) => {
    await printLines(formatAnswer(await querySnapshot(session, select), format));
  });
}
