import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { openSnapshot } from "../../../loaders/snapshot/session.js";
import { settled } from "../browser.js";
import { chooseAndPaste } from "./figure-menu.js";
import { openedSample } from "../sample.js";

describe("a frozen link into the built sample", { timeout: 600_000 }, () => {
  const sample = openedSample();
  let snapshot: string;

  before(async () => {
    const session = await openSnapshot(sample.cache);
    snapshot = session.id;
    session.close();
  });

  it("opens to the same inputs, labels and numbers without a notice while the snapshot is the same", async () => {
    const { page } = await sample.visit("?measure=share&base=2024");
    const link = await chooseAndPaste(page, "trend", "frozen-link");
    const title = await page.locator("#trend .figure-title").innerText();
    await page.close();
    const view = link.replace(/&at=-?\d+/, ""); // its place in the window is that of the test's window
    assert.equal(view, `${sample.address}?measure=share&base=2024&snapshot=${snapshot}#trend`);
    const opened = await sample.visit(link);
    assert.equal(await opened.page.locator("#trend .figure-title").innerText(), title);
    assert.equal(await opened.page.locator(".notice").count(), 0);
    await opened.page.getByLabel("Exports").check();
    await settled(opened.page);
    assert.match(opened.page.url(), new RegExp(`snapshot=${snapshot}`));
    await opened.page.close();
  });

  it("says that the site has moved on, and leads to the page without the old snapshot", async () => {
    const { page, errors } = await sample.visit("?measure=share&snapshot=live-2024-01-0a1b2c3d");
    const notice = page.locator(".notice-frozen");
    assert.match(
      await notice.innerText(),
      new RegExp(`made with snapshot live-2024-01-0a1b2c3d.*now shows ${snapshot}`),
    );
    await notice.getByRole("link").click();
    await settled(page);
    assert.equal(page.url(), `${sample.address}?measure=share`);
    assert.equal(await page.locator(".notice").count(), 0);
    assert.deepEqual(errors, []);
    await page.close();
  });

  it("with mangled parts still shows the page, and a sentence for each", async () => {
    const noise = Array.from({ length: 40 }, (_, i) => `x${i}=${"y".repeat(100)}`).join("&");
    const { page, errors } = await sample.visit(`?snapshot=%3Cscript%3E&labels=1.AAAA&base=%zz&${noise}`);
    assert.match(await page.locator(".notice-labels").innerText(), /cannot be read/);
    const ignored = await page.locator(".notice-ignored").innerText();
    assert.match(ignored, /snapshot=<script>, base=%zz, x0=y+, .* and 34 more\.$/);
    assert.ok((await page.locator("#trend path").count()) >= 3);
    assert.deepEqual(errors, []);
    await page.close();
  });
});
