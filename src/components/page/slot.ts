import { element } from "../dom.js";
import type { Site } from "../site.js";
import type { AnswerSource } from "./answers.js";
import type { Answers, Question } from "./question.js";
import type { View } from "./view.js";

/** The place of one view in the page: holds what is shown there through loading, failure and resizing. */
export class Slot<S> {
  private asked = 0;
  private width = 0;
  private shown: { answers: Answers; questions: Record<string, Question>; state: S } | undefined;

  constructor(
    private readonly node: HTMLElement,
    private readonly view: View<S>,
    private readonly site: Site,
    private readonly source: AnswerSource,
    private readonly data: unknown,
  ) {
    new ResizeObserver(() => this.resize()).observe(node);
  }

  /** Shows the view for a state; the answer to an older state that comes late is dropped. */
  async show(state: S): Promise<void> {
    const turn = ++this.asked;
    try {
      const questions = this.view.questions(state, this.site);
      const ready = this.source.now(questions);
      if (!ready) this.busy(true);
      const answers = ready ?? (await this.source.ask(questions));
      if (turn !== this.asked) return;
      this.shown = { answers, questions, state };
      this.draw();
    } catch (error) {
      if (turn === this.asked) this.fail(error as Error, state);
    }
    this.busy(false);
  }

  private draw(): void {
    if (!this.shown) return;
    const { answers, questions, state } = this.shown;
    this.width = this.node.clientWidth;
    const context = {
      state,
      site: this.site,
      document,
      widths: [Math.max(260, this.width)],
      questions,
      address: location.href,
      data: this.data,
    };
    const showsTable = this.node.querySelector<HTMLElement>("[data-shows=table]") !== null;
    const drawn = this.view.render(answers, context);
    this.node.replaceChildren(drawn);
    this.view.enliven?.(drawn, answers, context);
    if (showsTable) drawn.querySelector<HTMLElement>("[data-action=table]")?.click();
    this.node.dataset["drawn"] = "browser";
  }

  private resize(): void {
    if (this.shown && Math.abs(this.node.clientWidth - this.width) > 4) this.draw();
  }

  private busy(busy: boolean): void {
    this.node.setAttribute("aria-busy", String(busy));
    this.node.dataset["state"] = busy ? "loading" : this.node.querySelector(".failed") ? "failed" : "ready";
  }

  private fail(error: Error, state: S): void {
    this.shown = undefined;
    const again = element(document, "button", { type: "button", class: "tool" }, "Try again");
    again.addEventListener("click", () => void this.show(state));
    this.node.replaceChildren(
      element(
        document,
        "div",
        { class: "failed", role: "alert" },
        element(document, "p", {}, element(document, "strong", {}, "This part could not be computed.")),
        element(document, "p", {}, error.message),
        again,
      ),
    );
  }
}
