import { definePage } from "../view/page/view.js";
import { card } from "./code/card.js";
import { finder } from "./code/finder.js";
import { inputs } from "./code/inputs.js";
import { labels } from "./code/labels.js";
import { family, lists } from "./code/lists.js";
import { numbers } from "./code/numbers.js";
import { parts } from "./code/parts.js";
import { price } from "./code/price.js";
import { districts, partners } from "./code/ranking.js";
import { onlyFor, onlyIf, hasParts } from "./code/subject.js";
import { subjects } from "./code/subjects.js";
import { trade } from "./code/trade.js";
import { years } from "./code/years.js";

/** A page for every code, heading, category and country. */
export const code = definePage({
  name: "code",
  inputs,
  subjects,
  views: {
    finder,
    card,
    numbers,
    trade,
    labels: onlyFor(["code"], labels),
    years: onlyFor(["code"], years),
    price: onlyFor(["code"], price),
    partners: onlyFor(["code", "category", "none"], partners),
    districts: onlyFor(["code", "category", "none"], districts),
    lists: onlyFor(["code"], lists),
    family: onlyFor(["code"], family),
    parts: onlyIf(hasParts, parts),
  },
});
