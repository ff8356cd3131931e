import { creator } from "../base/dom.js";
import type { Answers, Question } from "../measures/question.js";
import type { Context, View } from "./view.js";
import type { Site } from "../base/site.js";
import { sparkline } from "./table/sparkline.js";

/** One number with what it is compared with, and how it came about. */
export interface Tile {
  name: string;
  value: string;
  compared: string;
  series?: readonly (number | null)[];
}

export interface TilesDefinition<S> {
  questions(state: S, site: Site): Record<string, Question>;
  /** at most four */
  tiles(answers: Answers, context: Context<S>): readonly Tile[];
}

/** Figures of one number each, side by side. */
export function tiles<S>(definition: TilesDefinition<S>): View<S> {
  return {
    questions: (state, site) => definition.questions(state, site),
    render(answers, context) {
      const { document } = context;
      const create = creator(document);
      return create(
        "dl",
        { class: "tiles" },
        definition.tiles(answers, context).map((tile) => tileElement(document, tile)),
      );
    },
  };
}

function tileElement(document: Document, tile: Tile): HTMLElement {
  const create = creator(document);
  return create(
    "div",
    { class: "tile" },
    create("dt", { class: "tile-name" }, tile.name),
    create("dd", { class: "tile-value" }, tile.value),
    create("dd", { class: "tile-compared" }, tile.compared),
    tile.series && tile.series.length > 1
      ? create(
          "dd",
          { class: "tile-series" },
          sparkline(document, tile.series, `${tile.name} over time`, { width: 150, height: 28 }),
        )
      : undefined,
  );
}
