import { definePage } from "../view/page/view.js";
import { band } from "./classification/band.js";
import { calibration } from "./classification/calibration.js";
import { byCategory } from "./classification/categories.js";
import { codes } from "./classification/codes.js";
import { agreement, comparable, differences, matrix } from "./classification/compare.js";
import { headline } from "./classification/headline.js";
import { inputs } from "./classification/inputs.js";
import { queue } from "./classification/queue.js";
import { runs, task } from "./classification/task.js";
import { scores, validation } from "./classification/validation.js";

/** Which codes are called AI-related, by whom, how sure that is, and what a person should look at next. */
export const classification = definePage({
  name: "classification",
  inputs,
  views: {
    headline,
    validation,
    scores,
    categories: byCategory("codes"),
    values: byCategory("value"),
    band,
    codes,
    task,
    runs,
    comparable,
    matrix,
    agreement,
    differences,
    calibration,
    queue,
  },
});
