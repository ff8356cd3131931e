import { taskInUse } from "./in-use.js";
import aiDataCenters from "./shipped/ai-data-centers.js";

/** The task whose words hold until a snapshot is opened: `#task` of package.json. In a browser the page gives it. */
export const given = taskInUse(aiDataCenters);
