import { create } from "../base/dom.js";
import type { KeptSheet } from "./kept.js";
import {
  back,
  decide,
  ownAnswer,
  seat,
  settle,
  skip,
  startReview,
  take,
  undo,
  type Moment,
  type Review,
  type Said,
} from "./machine.js";
import type { Answer } from "../measures/gold/answers.js";
import { codeKey } from "../measures/gold/draw.js";
import { formatCode } from "../measures/index.js";
import type { ReviewData } from "../data/review.js";
import type { Context } from "../view/view.js";
import { type Action, answerElement, keysOf, reasonInput } from "./answering.js";
import { cardElement, progressElement } from "./card.js";
import { drawForm } from "./draw.js";
import { filesForm } from "./files.js";
import { Keeping } from "./keeping.js";
import { rememberLast, seatForm } from "./seat.js";
import { learnCodes, type Learned } from "./learn.js";
import { Notices, takenSentences } from "./notices.js";
import { Parts, part } from "./parts.js";

/** One review under way: what is shown follows from its state, and every answer is kept before it is said to be. */
export class Desk {
  readonly node = create("div", { class: "review" });
  private readonly desk = create("section", {
    class: "review-desk",
    tabindex: 0,
    "aria-label": "The code under review",
  });
  private readonly bar = create("div", { class: "review-bar" });
  private readonly parts;
  private readonly keys;
  private readonly sheets = new Map<string, KeptSheet>();
  private review: Review;
  private label: string | null = null;
  private note = "";
  private shownAt = performance.now();

  /** The desk as this browser was left, else at the first sheet of the site. */
  static async open(data: ReviewData, context: Context<object>): Promise<Desk> {
    const notices = new Notices();
    const keeping = await Keeping.open((sentence) => notices.say(sentence));
    const desk = new Desk(data, context, notices, keeping);
    for (const sheet of [...(await keeping.sheets()), ...data.sheets]) desk.sheets.set(sheet.id, sheet);
    const last = await keeping.last();
    const first = desk.sheets.get(last?.sheet ?? "") ?? desk.sheets.get(data.sheets[0]?.id ?? "");
    if (first) await desk.openSheet(first, last?.who ?? "");
    return desk;
  }

  private constructor(
    readonly data: ReviewData,
    private readonly context: Context<object>,
    private readonly notices: Notices,
    private readonly keeping: Keeping,
  ) {
    this.keys = keysOf(data.task);
    this.review = startReview("", [], "");
    this.desk.addEventListener("keydown", (event) => this.onKey(event));
    this.parts = new Parts(
      () => ({ data: this.data, sheet: this.sheet, answers: this.review.answers, who: this.review.who }),
      (code, said) => this.set(settle(this.review, code, said, this.moment())),
    );
    const files = part("Save, open, draw another sheet");
    files.append(filesForm(this), drawForm(this, context));
    this.node.append(this.bar, this.notices.node, this.desk, ...this.parts.nodes, files);
  }

  get sheet(): KeptSheet {
    const sheet = this.sheets.get(this.review.sheet);
    if (sheet === undefined) throw new Error("no sheet is open (expected one of the site, or a file)");
    return sheet;
  }

  get answers(): readonly Answer[] {
    return this.review.answers;
  }

  /** Opens a sheet with all answers that this browser and the site hold to it; what is open stays kept. */
  async openSheet(sheet: KeptSheet, who = this.review.who): Promise<void> {
    this.sheets.set(sheet.id, sheet);
    await this.keeping.settled();
    if (!this.data.sheets.some(({ id }) => id === sheet.id)) await this.keeping.keepSheet(sheet);
    const published = this.data.sheets.find(({ id }) => id === sheet.id)?.answers ?? [];
    const held = await this.keeping.answers(sheet.id);
    const { review, foreign } = take(startReview(sheet.id, sheet.codes, who, held), published);
    this.review = seat(review, who);
    this.say(...sheet.notes);
    if (foreign.length > 0)
      this.say(`${foreign.length} kept answers are to codes that this sheet does not hold.`);
    rememberLast(this.review);
    this.show();
    await this.learn(sheet);
  }

  /** What the build did not write of the sheet's codes, from what is kept or from the database. */
  private async learn(sheet: KeptSheet): Promise<void> {
    try {
      const learned =
        (sheet.learned as Learned | undefined) ?? (await learnCodes(this.data, sheet.codes, this.context));
      if (learned === undefined) return;
      this.data.judged.push(...learned.judged);
      Object.assign(this.data.known, learned.known);
      if (sheet.learned === undefined) await this.keeping.keepSheet({ ...sheet, learned });
      if (this.review.sheet === sheet.id) this.show();
    } catch (error) {
      this.say(
        `What these codes trade is not known here (${(error as Error).message}): the sheet can be answered all the same.`,
      );
    }
  }

  /** Takes answers of a file in; says what became of them. */
  takeAnswers(answers: readonly Answer[], file: string): void {
    const taken = take(this.review, answers);
    this.set(taken.review);
    this.say(...takenSentences(taken, file));
  }

  say(...sentences: string[]): void {
    this.notices.say(...sentences);
  }

  hush(): void {
    this.notices.hush();
  }

  private set(next: Review): void {
    const before = this.review;
    if (next === before) return;
    this.review = next;
    this.desk.dataset["kept"] = "writing";
    void this.keeping.keep(next.sheet, before.answers, next.answers).then(() => {
      if (this.review === next) this.desk.dataset["kept"] = String(next.answers.length);
    });
    if (next.at !== before.at) this.fresh();
    this.show();
  }

  private fresh(): void {
    this.label = null;
    this.note = "";
    this.shownAt = performance.now();
  }

  private onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const target = event.target as HTMLElement;
    if (target.matches("input, select, textarea")) return;
    if (target !== this.desk && (event.key === "Enter" || event.key === " ")) return; // the button's own
    const action = this.keys.get(event.key.length === 1 ? event.key.toLowerCase() : event.key);
    if (action === undefined) return;
    event.preventDefault();
    this.act(action);
  }

  private act(action: Action): void {
    if (this.review.who === "") return this.askName();
    this.hush();
    const { outside } = this.data.task;
    switch (action.kind) {
      case "label":
        if (action.label === outside.label)
          return this.answer({ relevance: outside.label, category: outside.category, note: this.note });
        this.label = action.label;
        return this.show();
      case "category":
        if (this.label === null) return this.say("First say what it is, then of which kind.");
        return this.answer({ relevance: this.label, category: action.category, note: this.note });
      case "decide":
        if (this.label === null) return;
        return this.answer({ relevance: this.label, category: null, note: this.note });
      case "cannot tell":
        return this.answer({ relevance: null, category: null, note: this.note });
      case "clear":
        this.label = null;
        return this.show();
      case "reason":
        return this.askReason();
      case "skip":
        return this.set(skip(this.review));
      case "back":
        return this.set(back(this.review));
      case "undo":
        return this.set(undo(this.review));
    }
  }

  private answer(said: Said): void {
    const moment = this.moment();
    const last = this.review.answers.filter(({ who }) => who === this.review.who);
    if (last.some(({ decided }) => decided !== "" && Date.parse(decided) > moment.now + 1000))
      this.say("This computer's clock has gone back: the answer counts as the latest all the same.");
    const from = this.review;
    this.set(decide(from, said, moment));
    this.fresh();
    if (this.sheet.reveal) this.reveal(from);
  }

  /** Only where the sheet allows it, and only once the person has decided. */
  private reveal(from: Review): void {
    const code = from.codes[from.at];
    const own = this.data.judged.find((one) => code && codeKey(one) === codeKey(code));
    if (code && own)
      this.say(`${formatCode(code.hs10)}: run ${this.data.run ?? ""} says ${own.label ?? "nothing"}.`);
  }

  private moment(): Moment {
    return { now: Date.now(), seconds: (performance.now() - this.shownAt) / 1000 };
  }

  private show(): void {
    const focused = this.desk.contains(document.activeElement);
    const code = this.sheet.codes[this.review.at];
    this.showBar();
    this.desk.replaceChildren(
      progressElement(this.review),
      ...(code === undefined
        ? [
            create(
              "p",
              { class: "review-text" },
              "Every code of this sheet is answered. See below what it says, and save it.",
            ),
          ]
        : [
            cardElement(code, this.data.known[codeKey(code)], this.data.chapters),
            answerElement(
              this.data.task,
              this.keys,
              {
                label: this.label,
                own: ownAnswer(this.review),
                note: this.note,
                canUndo: this.review.past.length > 0,
              },
              (action) => this.act(action),
            ),
          ]),
    );
    this.desk.dataset["code"] = code?.hs10 ?? "";
    if (focused) this.desk.focus({ preventScroll: true });
    this.parts.show();
  }

  private showBar(): void {
    if (this.bar.contains(document.activeElement)) return;
    this.bar.replaceChildren(
      seatForm([...this.sheets.values()], this.review, {
        choose: (id) => {
          const sheet = this.sheets.get(id);
          this.hush();
          if (sheet) void this.openSheet(sheet);
        },
        sit: (who) => this.sit(who),
      }),
    );
  }

  private sit(who: string): void {
    if (who === "") return this.askName();
    this.hush();
    if (who !== this.review.who) this.review = seat(this.review, who);
    rememberLast(this.review);
    this.fresh();
    this.desk.focus();
    this.show();
  }

  private askName(): void {
    this.hush();
    this.say("First say who you are: answers count by name.");
    this.bar.querySelector<HTMLInputElement>("input[name=who]")?.focus();
  }

  private askReason(): void {
    const input = reasonInput(this.note, (note) => {
      this.note = note;
      this.show();
      this.desk.focus({ preventScroll: true });
    });
    this.desk.querySelector(".review-reason")?.remove();
    this.desk.append(input);
    input.focus();
  }
}
