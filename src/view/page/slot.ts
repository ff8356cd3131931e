import { button, create } from "../../base/dom.js";
import type { Site } from "../../base/site.js";
import { askedOf } from "../chart/asked.js";
import { partEvent } from "../figure/part.js";
import { addComparison } from "./comparison.js";
import { markTerms } from "../terms/mark.js";
import type { AnswerSource } from "./answers.js";
import { questionsCounting } from "../../measures/counting.js";
import type { Answers, Question } from "../../measures/question.js";
import { inTurn } from "../../base/turns.js";
import type { Context, View } from "../view.js";

/** What a slot shows. */
interface Shown<S> {
  answers: Answers;
  /** the answers with the site's own labels, where the reader's are in use */
  baseline?: Answers;
  questions: Record<string, Question>;
  state: S;
  /** the reader's changes in a phrase */
  labels: string | undefined;
}

/** What takes more than its text to come alive. */
const live = "svg, button, input, select, textarea, details, table";

/** The place of one view in the page: holds what is shown there through loading, failure and resizing. */
export class Slot<S> {
  private asked = 0;
  private width = 0;
  private shown: Shown<S> | undefined;
  /** the state that it is to show */
  state: S;

  constructor(
    readonly node: HTMLElement,
    private readonly view: View<S>,
    private readonly site: Site,
    private readonly source: AnswerSource,
    private readonly data: unknown,
    private readonly set: (inputs: Record<string, string>) => void,
    state: S,
  ) {
    this.state = state;
    new ResizeObserver(() => this.resize()).observe(node);
    node.addEventListener(partEvent, () => this.compare());
  }

  /** Does any of it stand in the window? */
  get isSeen(): boolean {
    const { top, bottom } = this.node.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  }

  /** Says that what stands here is about to be another. */
  announce(): void {
    if (this.shown) this.busy(true);
  }

  /** Shows the view for its state; the answer to an older state that comes late is dropped. */
  async show(): Promise<void> {
    const turn = ++this.asked;
    const { state } = this;
    try {
      const { counted } = this.source;
      const questions = questionsCounting(counted, this.view.questions(state, this.site));
      const ready = this.source.now(questions);
      if (!ready) this.busy(true);
      const answers = ready ?? (await this.source.ask(questions));
      if (turn !== this.asked) return;
      const compared = this.source.isCompared(questions);
      const labels = compared ? this.source.changes : undefined;
      await inTurn(
        () => {
          if (turn !== this.asked) return;
          this.shown = { answers, questions, state, labels };
          this.draw();
        },
        () => this.isSeen,
      );
      if (turn !== this.asked || !this.shown) return;
      if (!compared) return this.busy(false);
      const baseline = await this.source.baseline(questions);
      if (turn !== this.asked) return;
      this.shown = { ...this.shown, baseline };
      this.compare();
    } catch (error) {
      if (turn === this.asked) this.fail(error as Error);
    }
    this.busy(false);
  }

  private draw(): void {
    if (!this.shown) return;
    const { answers } = this.shown;
    this.width = this.node.clientWidth;
    const context = this.contextOf(this.shown);
    const showsTable = this.node.querySelector<HTMLElement>("[data-shows=table]") !== null;
    const rendered = this.view.render(answers, context);
    const drawn = this.fromBuild(rendered) ?? rendered;
    if (drawn === rendered) this.node.replaceChildren(drawn);
    this.view.enliven?.(drawn, answers, context);
    markTerms(this.node);
    if (showsTable) drawn.querySelector<HTMLElement>("[data-action=table]")?.click();
    this.node.dataset["drawn"] = "browser";
    this.compare();
  }

  /** The text that the build drew, where it is this one: set anew, it would be painted anew. */
  private fromBuild(rendered: HTMLElement): HTMLElement | undefined {
    const [built, ...rest] = this.node.children;
    const isBuilt = this.node.dataset["drawn"] !== "browser" && rest.length === 0;
    if (!isBuilt || !(built instanceof HTMLElement) || built.querySelector(live)) return undefined;
    return built.isEqualNode(rendered) ? built : undefined;
  }

  /** Sets the site's own version beside the reader's, once it is known. */
  private compare(): void {
    if (!this.shown?.baseline) return;
    const { answers, baseline } = this.shown;
    addComparison(this.node, this.view, { answers, baseline }, this.contextOf(this.shown));
  }

  private contextOf({ questions, state, labels }: Shown<S>): Context<S> {
    return {
      state,
      site: this.site,
      document,
      widths: [Math.max(260, this.width)],
      questions,
      address: location.href,
      data: this.data,
      ask: (later) => this.source.ask(questionsCounting(this.source.counted, later)),
      set: this.set,
      asked: askedOf,
      labels,
    };
  }

  private resize(): void {
    if (this.shown && Math.abs(this.node.clientWidth - this.width) > 4) this.draw();
  }

  private busy(busy: boolean): void {
    this.node.setAttribute("aria-busy", String(busy));
    this.node.dataset["state"] = busy ? "loading" : this.node.querySelector(".failed") ? "failed" : "ready";
  }

  private fail(error: Error): void {
    this.shown = undefined;
    this.node.replaceChildren(
      create(
        "div",
        { class: "failed", role: "alert" },
        create("p", {}, create("strong", {}, "This part could not be computed.")),
        create("p", {}, error.message),
        button("Try again", () => void this.show()),
      ),
    );
  }
}
