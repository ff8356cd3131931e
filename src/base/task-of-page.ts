import type { TaskInUse } from "../measures/task.js";
import { readSite } from "./site.js";

/** The task of the page that is open: `#task` of package.json, in a browser. Workers count nothing and have none. */
export const given: TaskInUse = typeof document === "undefined" ? ({} as TaskInUse) : readSite().task;
