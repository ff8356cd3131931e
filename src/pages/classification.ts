import { definePage } from "../view/view.js";
import { agreement, comparable, differences, matrix } from "./classification/agreement.js";
import { band } from "./classification/band.js";
import { codes, queue } from "./classification/codes.js";
import { byCategory, headline } from "./classification/headline.js";
import { inputs } from "./classification/inputs.js";
import { runs, task } from "./classification/task.js";
import { calibration, scores, validation } from "./classification/validation.js";

/** Which codes count, by whom, how sure that is, and what a person should look at next. */
export const page = definePage({
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
