import type { Session } from "../../loaders/snapshot/session.js";

/** The manifest of the snapshot: what the Data page is about. */
export async function manifestOf(session: Session): Promise<Session["manifest"]> {
  return session.manifest;
}
