import type { Session } from "../../loaders/snapshot/session.js";
import { eventSql, type EventRow } from "../measures/diversion-cells.js";
import { eventStudy } from "../measures/event-study.js";
import { casesOf, exposureOf, queryOf, type Place } from "../pages/diversion/inputs.js";
import type { PreparedStudies } from "../pages/diversion/study.js";

/**
 * The event studies of all goods, computed at build: their rows by heading and month are too many for a page, and no
 * label of a reader changes them. A snapshot without months around a case's dates gives an empty path.
 */
export async function diversionStudies({
  database,
  manifest,
}: Pick<Session, "database"> & { manifest?: Pick<Session["manifest"], "lists"> }): Promise<PreparedStudies> {
  const studies: PreparedStudies = {};
  const site = manifest?.lists ? { lists: manifest.lists } : {};
  for (const { name, target } of casesOf(site))
    for (const place of ["policy", "china"] satisfies Place[]) {
      const same = place === "china" && target?.join() === "5700";
      studies[`${name} ${place}`] =
        (same ? studies[`${name} policy`] : undefined) ??
        eventStudy(
          await database.rows<EventRow>(
            eventSql(exposureOf({ case: name, place }, site), queryOf({ goods: "all" })),
          ),
        );
    }
  return studies;
}
