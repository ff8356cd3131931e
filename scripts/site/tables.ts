import type { Session } from "../../loaders/snapshot/session.js";
import type { Layout } from "./layout.js";

export async function writeTables(session: Session, layout: Layout): Promise<string> {
  return `_tables/${session.id}${layout.root ? "" : ""}`;
}
