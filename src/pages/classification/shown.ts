import { element } from "../../base/dom.js";
import type { Context, View } from "../../view/page/view.js";

/** A view that stands only where there is something to show; elsewhere a sentence of the page says why not. */
export function shownIf<S>(test: (context: Context<S>) => boolean, view: View<S>): View<S> {
  return {
    ...view,
    render: (answers, context) =>
      test(context) ? view.render(answers, context) : element(context.document, "div", {}),
    enliven(node, answers, context) {
      if (test(context)) view.enliven?.(node, answers, context);
    },
  };
}
