import { create } from "../base/dom.js";
import { newestMonths } from "../base/site.js";
import { doubtOf } from "../measures/gold/doubt.js";
import { drawSample, usualDraw, type DrawRule } from "../measures/gold/draw.js";
import { factsSql, frameSql, type CodeFacts, type FrameCode } from "../measures/gold/frame.js";
import { sheetId } from "../measures/gold/sheet.js";
import type { SheetRow } from "../measures/gold/sheet-file.js";
import type { KeptSheet } from "./kept.js";
import type { Row } from "../measures/question.js";
import type { Flow } from "../measures/vocabulary.js";
import type { Context } from "../view/view.js";
import type { Desk } from "./session.js";

/** Draws a sheet in the browser by the rule of `atlas label gold sample`: the same seed gives the same codes. */
export function drawForm(desk: Desk, context: Context<object>): HTMLElement {
  const field = (label: string, input: HTMLElement): HTMLElement =>
    create("label", { class: "control" }, create("span", {}, label), input);
  const number = (name: string, value: number, most: number): HTMLInputElement =>
    create("input", { type: "number", name, value, min: 1, max: most, step: 1, required: true });
  const [size, seed] = [number("size", usualDraw.size, 2000), number("seed", usualDraw.seed, 1e9)];
  const flow = create(
    "select",
    { name: "flow" },
    (["imports", "exports"] as const).map((name) => create("option", { value: name }, name)),
  );
  const form = create(
    "form",
    { class: "review-bar review-draw" },
    field("Codes, on average", size),
    field("Seed", seed),
    field("Of", flow),
    create("button", { type: "submit", class: "tool" }, "Draw a sheet"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    desk.hush();
    desk.say("Drawing …");
    const rule = { ...usualDraw, size: Number(size.value), seed: Number(seed.value) };
    void drawSheet(desk, context, flow.value as Flow, rule).then(
      (text) => {
        desk.hush();
        desk.say(text);
      },
      (error: Error) => desk.say(`No sheet could be drawn: ${error.message}`),
    );
  });
  return form;
}

async function drawSheet(
  desk: Desk,
  { ask, site }: Context<object>,
  flow: Flow,
  rule: DrawRule,
): Promise<string> {
  const { data } = desk;
  if (!ask) throw new Error("the database of this page is not there");
  const months = newestMonths(site, flow);
  const { frame = [] } = await ask({
    frame: { sql: frameSql(flow, data.run ?? "", { years: data.years[flow], months }), detail: "none" },
  });
  const codes = frame as readonly (Row & FrameCode)[];
  const candidates = codes.map((code) => ({
    flow,
    hs10: code.hs10,
    value: code.newest,
    doubt: doubtOf(code),
  }));
  const drawn = drawSample(candidates, { ...rule, examples: data.task.examples }).map(
    ({ candidate: { hs10 }, probability }) => ({ flow, hs10, probability }),
  );
  if (drawn.length === 0) throw new Error(`no code of ${flow} was drawn`);
  const hs10 = drawn.map((code) => code.hs10);
  const { facts = [] } = await ask({ facts: { sql: factsSql(flow, hs10), detail: "none" } });
  const texts = new Map((facts as readonly (Row & CodeFacts)[]).map((row) => [row.hs10, row]));
  const rows = drawn.map((code): SheetRow => {
    const own = texts.get(code.hs10);
    const chapter = code.hs10.slice(0, 2);
    return {
      ...code,
      description: own?.description ?? "",
      headings: data.chapters[chapter] ? `${chapter}: ${data.chapters[chapter]}` : "",
      unit: own?.unit ?? "",
      industry: own?.industry ?? "",
    };
  });
  const sheet: KeptSheet = {
    id: sheetId(data.task.name, rows),
    task: data.task.name,
    origin: `sample of ${rows.length} codes of ${flow}, seed ${rule.seed}`,
    drawn: true,
    reveal: false,
    codes: rows,
    notes: [],
  };
  await desk.openSheet(sheet);
  return `${rows.length} codes drawn from ${codes.length}. atlas label gold sample --size ${rule.size} --seed ${rule.seed} --flow ${flow} draws the same from the same months and labels.`;
}
