import type { Session } from "../../loaders/snapshot/session.js";

/** What the snapshot's manifest holds; the contract is `loaders/snapshot/manifest.ts`. */
export type Manifest = Omit<Session["manifest"], "tasks">;

/** The manifest of the snapshot: what the Data page is about, without the prompts of its tasks. */
export async function manifestOf({ manifest }: Session): Promise<Manifest> {
  const rest: Session["manifest"] = { ...manifest };
  delete rest.tasks;
  return rest;
}
