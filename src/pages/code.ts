import { definePage } from "../view/view.js";
import { card } from "./code/card.js";
import { finder } from "./code/finder.js";
import { headline } from "./code/opening.js";
import { hasParts, inputs, onlyFor, onlyIf } from "./code/subject.js";
import { subjects } from "./code/subjects.js";
import { family, labels, lists, parts, years } from "./code/tables.js";
import { districts, numbers, partners, price, trade } from "./code/trade.js";

/** A page for every code, heading, category and country. */
export const page = definePage({
  name: "code",
  inputs,
  subjects,
  views: {
    headline: onlyFor(["none"], headline),
    finder,
    card,
    numbers: onlyFor(["code", "category", "country"], numbers), // the headline has those of all goods
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
