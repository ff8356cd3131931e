import { setInput } from "../../view/page/set-input.js";
import type { View } from "../../view/page/view.js";

/** The address of this page below a code; it works without the page's script. */
export function codeHref(code: string): string {
  return code ? `?code=${code}` : "?";
}

/** A view whose links to codes change the page's input instead of loading the page again. */
export function withCodeLinks<S>(view: View<S>): View<S> {
  return {
    ...view,
    enliven(node, answers, context) {
      view.enliven?.(node, answers, context);
      node.addEventListener("click", (event) => {
        const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="?"]');
        if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        setInput("code", new URLSearchParams(link.getAttribute("href") ?? "").get("code") ?? "");
      });
    },
  };
}
