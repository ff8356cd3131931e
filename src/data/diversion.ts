import type { Session } from "../../loaders/snapshot/session.js";
import { eventSql, type EventRow } from "../measures/diversion-cells.js";
import { eventBases } from "../measures/event-sums.js";
import { eventStudy, studyName, type EventStudy } from "../measures/event-study.js";
import { casesOf, exposureOf, type ComparedCountries } from "../measures/exposure.js";

/** The studies by `studyName`. */
export type PreparedStudies = Record<string, EventStudy>;

/**
 * The event studies of all goods by base, computed at build: their rows by heading and month are too many for a page,
 * and no label of a reader changes them. A snapshot without months around a case's dates gives an empty path.
 */
export async function diversionStudies({
  database,
  manifest,
}: Pick<Session, "database"> & { manifest?: Pick<Session["manifest"], "lists"> }): Promise<PreparedStudies> {
  const site = manifest?.lists ? { ownLists: manifest.lists } : {};
  const studies: PreparedStudies = {};
  for (const { name, target } of casesOf(site))
    for (const place of ["policy", "china"] satisfies ComparedCountries[]) {
      const same = place === "china" && target?.join() === "5700";
      const rows = same
        ? []
        : await database.rows<EventRow>(
            eventSql(exposureOf({ case: name, place }, site), { where: { groups: ["all"] } }),
          );
      for (const base of eventBases) {
        const policy = same ? studies[studyName({ case: name, place: "policy", base })] : undefined;
        studies[studyName({ case: name, place, base })] = policy ?? rounded(eventStudy(rows, base));
      }
    }
  return studies;
}

/** What a page shows of a study: logs to the hundredth of a percent, dollars to the dollar. */
function rounded(study: EventStudy): EventStudy {
  return JSON.parse(
    JSON.stringify(study, (_, value: unknown) =>
      typeof value === "number"
        ? Math.abs(value) > 100
          ? Math.round(value)
          : Number(value.toFixed(6))
        : value,
    ),
  ) as EventStudy;
}
