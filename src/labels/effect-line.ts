import { create } from "../base/dom.js";

/**
 * What a choice of the reader does, in sentences: none where `say` answers nothing. The sentences of an older state
 * that come late are dropped.
 */
export function effectLine(say: () => Promise<readonly string[]> | undefined): {
  node: HTMLElement;
  update(): void;
} {
  const node = create("div", { class: "reader-effect", role: "status" });
  let turn = 0;
  return {
    node,
    update() {
      const own = ++turn;
      const show = (sentences: readonly string[]): void => {
        if (own === turn) node.replaceChildren(...sentences.map((text) => create("p", {}, text)));
      };
      const said = say();
      if (!said) return show([]);
      said.then(show, (error: Error) => show([`The effect could not be computed: ${error.message}`]));
    },
  };
}
