import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { describe, it } from "node:test";
import { parseHTML } from "linkedom";
import { openSnapshot, type Session } from "../../loaders/snapshot/session.js";
import { pageNamed, pageNames } from "../../scripts/site/bundle.js";
import { siteOf } from "../../scripts/site/info.js";
import { holdInMemory } from "../../scripts/site/hold.js";
import { formatMonth } from "../../src/measures/index.js";
import { defaultState } from "../../src/view/state/url.js";
import { sampleCache } from "../site/build.js";
import { answersTo } from "./site.js";

const part = { from: "2024-02", to: "2025-06" };
const asked = { hidden: new Set<string>(), ...part };

describe("every chart of the sample of which a part of the months is shown", { timeout: 300_000 }, () => {
  it("says which, and speaks of these or says that it does not; so does its table", async () => {
    const session = await openSnapshot(await sampleCache());
    await holdInMemory(session);
    const narrowed: string[] = [];
    for (const name of await pageNames())
      for (const { id, whole, shown } of await drawn(name, session)) {
        const text = (node: Element, of: string): string => node.querySelector(of)?.textContent ?? "";
        const chart = (node: Element): string => node.querySelector(".chart")?.innerHTML ?? "";
        const title = text(shown, ".figure-title");
        if (chart(whole) === chart(shown)) {
          assert.equal(title, text(whole, ".figure-title"), id);
          continue;
        }
        narrowed.push(id);
        assert.match(text(shown, ".figure-subtitle"), /; shown: (Feb )?2024 to (Jun )?2025$/, id);
        if (title.startsWith("Whole period: "))
          assert.equal(title, `Whole period: ${text(whole, ".figure-title")}`, id);
        else
          for (const month of [session.manifest.months.imports, session.manifest.months.exports].flatMap(
            (months) => [months[0] ?? "", months.at(-1) ?? ""],
          ))
            assert.ok(!title.includes(formatMonth(month)), `${id}: ${title}`);
        const periods = [...shown.querySelectorAll("tbody tr")].flatMap(
          ({ textContent }) => /^(?:([A-Z][a-z]{2}) )?(\d{4})(?!\d)/.exec(textContent ?? "")?.slice(1) ?? [],
        );
        assert.ok(!periods.includes("2026") && !periods.includes("2023"), `${id}: ${periods.join()}`);
        assert.doesNotMatch(
          shown.querySelector(".figure-chart")?.getAttribute("aria-label") ?? "",
          /\b(2023|2026)\b(?! = )/,
          id,
        );
      }
    session.close();
    assert.ok(narrowed.length >= 15, narrowed.join(" "));
  });
});

/** The figures of a page as the browser draws them, whole and in part. */
async function drawn(name: string, session: Session) {
  const site = siteOf(session, { tables: "", assets: {} } as unknown as Parameters<typeof siteOf>[1]);
  const { document } = parseHTML("<!doctype html><html><head></head><body></body></html>");
  const page = await pageNamed(name);
  const loader = new URL(`../../src/data/${name}.ts`, import.meta.url);
  const load = existsSync(loader)
    ? Object.values((await import(loader.href)) as Record<string, (session: Session) => Promise<unknown>>)[0]
    : undefined;
  const data = await load?.(session);
  const state = defaultState(page.inputs, site);
  const found = [];
  for (const [name, view] of Object.entries(page.views)) {
    const own = view.questions(state, site);
    const answers = await answersTo(session.database, own);
    const context = { state, site, document, widths: [880], questions: own, address: "", data };
    const whole = view.render(answers, context);
    const shown = view.render(answers, { ...context, asked: () => asked });
    if (whole.matches(".figure")) found.push({ id: `${page.name}/${name}`, whole, shown });
  }
  return found;
}
