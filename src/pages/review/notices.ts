import { element } from "../../base/dom.js";

/** So many sentences stand at once: older ones go. */
const most = 8;

/** What the page has to say of files, answers and the browser, read out as it comes. */
export class Notices {
  readonly node = element(document, "div", { class: "review-notices", role: "status" });

  say(...sentences: string[]): void {
    for (const sentence of sentences) this.node.append(element(document, "p", { class: "notice" }, sentence));
    while (this.node.children.length > most) this.node.firstElementChild?.remove();
  }

  hush(): void {
    this.node.replaceChildren();
  }
}
