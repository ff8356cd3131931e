import { element } from "../../base/dom.js";
import { KeptReviews, type KeptSheet } from "../../labels/review/kept.js";
import {
  back,
  decide,
  ownAnswer,
  progressOf,
  seat,
  settle,
  skip,
  startReview,
  take,
  undo,
  type Moment,
  type Review,
  type Said,
} from "../../labels/review/machine.js";
import { peopleOf, type Answer, type Basis } from "../../measures/gold/answers.js";
import { codeKey } from "../../measures/gold/draw.js";
import { formatCode } from "../../measures/index.js";
import type { ReviewData } from "../../data/review.js";
import type { Context } from "../../view/page/view.js";
import { answerElement } from "./answering.js";
import { answerText, cardElement } from "./card.js";
import { drawForm } from "./draw.js";
import { filesForm } from "./files.js";
import { findingsElement } from "./findings.js";
import { learnCodes, type Learned } from "./learn.js";
import { keysOf, type Action } from "./keys.js";
import { peopleElement } from "./people.js";

const lastKey = "atlas-review-last";

/** One review under way: what is shown follows from its state, and every answer is kept before it is said to be. */
export class Desk {
  readonly node = element(document, "div", { class: "review" });
  private readonly desk = element(document, "section", {
    class: "review-desk",
    tabindex: 0,
    "aria-label": "The code under review",
  });
  private readonly bar = element(document, "div", { class: "review-bar" });
  private readonly notices = element(document, "div", { class: "review-notices", role: "status" });
  private readonly findings = part("What it says so far");
  private readonly people = part("Two people");
  private readonly keys;
  private readonly sheets = new Map<string, KeptSheet>();
  private review: Review;
  private label: string | null = null;
  private note = "";
  private basisName: string | undefined;
  private shownAt = performance.now();
  private kept: Promise<unknown> = Promise.resolve();

  /** The desk as this browser was left, else at the first sheet of the site. */
  static async open(data: ReviewData, context: Context<object>): Promise<Desk> {
    let store: KeptReviews | undefined;
    let notice: string | undefined;
    try {
      store = await KeptReviews.open();
    } catch (error) {
      notice = `This browser keeps nothing beyond this page (${(error as Error).message}): save your answers before you leave.`;
    }
    const desk = new Desk(data, context, store);
    for (const sheet of (await store?.sheets()) ?? []) desk.sheets.set(sheet.id, sheet);
    for (const sheet of data.sheets) desk.sheets.set(sheet.id, sheet);
    const last = readLast() ?? (await store?.newest()); // a kill may lose what is not in the database
    const first = desk.sheets.get(last?.sheet ?? "") ?? desk.sheets.get(data.sheets[0]?.id ?? "");
    if (first) await desk.openSheet(first, last?.who ?? "");
    if (notice) desk.say(notice);
    return desk;
  }

  private constructor(
    readonly data: ReviewData,
    private readonly context: Context<object>,
    private readonly store: KeptReviews | undefined,
  ) {
    this.keys = keysOf(data.task);
    this.review = startReview("", [], "");
    this.desk.addEventListener("keydown", (event) => this.onKey(event));
    for (const details of [this.findings, this.people])
      details.addEventListener("toggle", () => this.showParts());
    const files = part("Save, open, draw another sheet");
    files.append(filesForm(this), drawForm(this, context));
    this.node.append(this.bar, this.notices, this.desk, this.findings, this.people, files);
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
    await this.kept;
    if (!this.data.sheets.some(({ id }) => id === sheet.id)) await this.guard(this.store?.keepSheet(sheet));
    const published = this.data.sheets.find(({ id }) => id === sheet.id)?.answers ?? [];
    const held = (await this.guard(this.store?.answers(sheet.id))) ?? [];
    const { review, foreign } = take(startReview(sheet.id, sheet.codes, who, held), published);
    this.review = seat(review, who);
    this.say(...sheet.notes);
    if (foreign.length > 0)
      this.say(`${foreign.length} kept answers are to codes that this sheet does not hold.`);
    this.remember();
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
      if (sheet.learned === undefined) await this.guard(this.store?.keepSheet({ ...sheet, learned }));
      if (this.review.sheet === sheet.id) this.show();
    } catch (error) {
      this.say(
        `What these codes trade is not known here (${(error as Error).message}): the sheet can be answered all the same.`,
      );
    }
  }

  /** Takes answers of a file in; says what became of them. */
  takeAnswers(answers: readonly Answer[], file: string): void {
    const { review, added, replaced, foreign } = take(this.review, answers);
    this.set(review);
    this.say(
      `${file}: ${count(added, "answer")} taken in.`,
      ...(replaced.length > 0
        ? [
            `${file}: ${count(replaced.length, "answer")} of the same person to the same code differ (${replaced
              .slice(0, 3)
              .map(({ kept }) => `${kept.who || "someone"}, ${formatCode(kept.hs10)}`)
              .join("; ")}): the later one counts.`,
          ]
        : []),
      ...(foreign.length > 0
        ? [
            `${file}: ${count(foreign.length, "answer")} to codes that are not of this sheet, left out (${foreign
              .slice(0, 3)
              .map(({ hs10 }) => formatCode(hs10))
              .join(", ")}).`,
          ]
        : []),
    );
  }

  say(...sentences: string[]): void {
    for (const sentence of sentences)
      this.notices.append(element(document, "p", { class: "notice" }, sentence));
    while (this.notices.children.length > 8) this.notices.firstElementChild?.remove();
  }

  hush(): void {
    this.notices.replaceChildren();
  }

  private set(next: Review): void {
    const before = this.review;
    if (next === before) return;
    this.review = next;
    const { sheet } = next;
    this.desk.dataset["kept"] = "writing";
    this.kept = this.kept
      .then(() => this.guard(this.store?.keep(sheet, before.answers, next.answers)))
      .then(() => {
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

  private async guard<T>(work: Promise<T> | undefined): Promise<T | undefined> {
    try {
      return await work;
    } catch (error) {
      this.say(
        `This browser could not keep the last answer (${(error as Error).message}): save the sheet as a file before you leave.`,
      );
      return undefined;
    }
  }

  private remember(): void {
    try {
      localStorage.setItem(lastKey, JSON.stringify({ sheet: this.review.sheet, who: this.review.who }));
    } catch {
      // the sheet and the name are asked for again
    }
  }

  private show(): void {
    const focused = this.desk.contains(document.activeElement);
    const code = this.sheet.codes[this.review.at];
    this.showBar();
    this.desk.replaceChildren(
      this.progressElement(),
      ...(code === undefined
        ? [
            element(
              document,
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
    this.showParts();
  }

  private progressElement(): HTMLElement {
    const { done, total, seconds, left } = progressOf(this.review);
    const pace =
      seconds === null || left === null
        ? "about a minute a code"
        : `${seconds.toFixed(0)} seconds a code, about ${left < 90 ? `${Math.ceil(left)} seconds` : `${Math.ceil(left / 60)} minutes`} left`;
    const last = this.review.past.at(-1);
    const answer =
      last &&
      this.review.answers.find((one) => last.key.startsWith(codeKey(one)) && one.who === this.review.who);
    return element(
      document,
      "div",
      { class: "review-progress" },
      element(document, "progress", { max: total, value: done, "aria-label": "Codes answered" }),
      element(
        document,
        "p",
        { class: "review-last", role: "status" },
        `${done} of ${total} answered; ${pace}.${answer ? ` Last: ${formatCode(answer.hs10)} ${answerText(answer)}.` : ""}`,
      ),
    );
  }

  private showBar(): void {
    if (this.bar.contains(document.activeElement)) return;
    const name = element(document, "input", {
      type: "text",
      name: "who",
      value: this.review.who,
      maxlength: 80,
      autocomplete: "name",
    });
    const choose = element(
      document,
      "select",
      { name: "sheet" },
      [...this.sheets.values()].map((sheet) =>
        element(
          document,
          "option",
          { value: sheet.id, selected: sheet.id === this.review.sheet },
          `${sheet.origin}${sheet.drawn ? "" : ": not a random sample"}`,
        ),
      ),
    );
    choose.addEventListener("change", () => {
      const sheet = this.sheets.get(choose.value);
      this.hush();
      choose.blur();
      if (sheet) void this.openSheet(sheet);
    });
    const begin = element(
      document,
      "button",
      { type: "submit", class: "tool primary" },
      this.review.who === "" ? "Begin" : "Go on",
    );
    const form = element(
      document,
      "form",
      { class: "review-bar" },
      element(document, "label", { class: "control" }, element(document, "span", {}, "Sheet"), choose),
      element(
        document,
        "label",
        { class: "control" },
        element(document, "span", {}, "Your name or initials"),
        name,
      ),
      begin,
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.sit(name.value.trim().replace(/\s+/g, " "));
    });
    this.bar.replaceChildren(form);
  }

  private sit(who: string): void {
    if (who === "") return this.askName();
    this.hush();
    if (who !== this.review.who) this.review = seat(this.review, who);
    this.remember();
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
    const input = element(document, "input", {
      type: "text",
      class: "review-reason",
      "aria-label": "Reason, in a word; Enter goes back",
      value: this.note,
      maxlength: 300,
    });
    const done = (): void => {
      this.note = input.value.trim();
      this.show();
      this.desk.focus({ preventScroll: true });
    };
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      done();
    });
    this.desk.querySelector(".review-reason")?.remove();
    this.desk.append(input);
    input.focus();
  }

  /** Drawn only where they are open: they cost more than an answer. */
  private showParts(): void {
    if (this.findings.open) this.showFindings();
    if (this.people.open)
      replaceBody(
        this.people,
        peopleElement(
          this.data.task,
          this.review.answers,
          (code, said) => this.set(settle(this.review, code, said, this.moment())),
          ({ flow, hs10 }) =>
            this.sheet.codes.find((code) => code.flow === flow && code.hs10 === hs10)?.description ?? "",
        ),
      );
  }

  private showFindings(): void {
    const people = peopleOf(this.review.answers);
    const bases: [string, string, Basis][] = [
      ...(people.length > 1
        ? ([
            ["settled", "all, settled where they differ", { kind: "settled" }],
            ["all", "all, as they first answered", { kind: "all" }],
          ] as [string, string, Basis][])
        : []),
      ...people.map((who): [string, string, Basis] => [
        `person ${who}`,
        who || "someone",
        { kind: "person", who },
      ]),
    ];
    const chosen = bases.find(([name]) => name === this.basisName) ?? bases[0];
    const select = element(
      document,
      "select",
      { name: "basis" },
      bases.map(([name, text]) =>
        element(document, "option", { value: name, selected: name === chosen?.[0] }, text),
      ),
    );
    select.addEventListener("change", () => {
      this.basisName = select.value;
      this.showFindings();
      this.findings.querySelector<HTMLElement>("select")?.focus();
    });
    replaceBody(
      this.findings,
      element(
        document,
        "div",
        {},
        bases.length > 1
          ? element(
              document,
              "label",
              { class: "control" },
              element(document, "span", {}, "By the answers of"),
              select,
            )
          : null,
        findingsElement(
          { data: this.data, sheet: this.sheet, answers: this.review.answers, who: this.review.who },
          chosen?.[2] ?? { kind: "all" },
        ),
      ),
    );
  }
}

function part(title: string): HTMLDetailsElement {
  return element(document, "details", { class: "review-part" }, element(document, "summary", {}, title));
}

function replaceBody(details: HTMLDetailsElement, body: HTMLElement): void {
  const [summary] = details.children;
  details.replaceChildren(...(summary ? [summary] : []), body);
}

function readLast(): { sheet: string; who: string } | undefined {
  try {
    const { sheet, who } = JSON.parse(localStorage.getItem(lastKey) ?? "{}") as Record<string, unknown>;
    return typeof sheet === "string" && typeof who === "string" ? { sheet, who } : undefined;
  } catch {
    return undefined;
  }
}

function count(n: number, noun: string): string {
  return `${n.toLocaleString("en-US")} ${noun}${n === 1 ? "" : "s"}`;
}
