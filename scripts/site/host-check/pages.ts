import { siteOfHtml, type Site } from "../../../src/base/site.js";
import { checkKept, statusOf, type Host } from "./host.js";
import { checkPolicy } from "./policy.js";
import { checkVersion } from "./release.js";

/** The overview, under the address given and where that leads; undefined where it is not there. */
export async function checkFirstPage(host: Host): Promise<{ site: Site; html: string } | undefined> {
  const first = await host.open("");
  if (first.status !== 200) {
    host.say("fault", `${host.root.href} ${statusOf(first)} (expected the overview)`);
    return undefined;
  }
  if (first.url.href !== host.root.href) {
    host.say("ok", `${host.root.href} leads to ${first.url.href}`);
    host.root = new URL(".", first.url);
  }
  const html = first.body.toString("utf8");
  const site = siteOfHtml(html);
  if (!site) {
    const why =
      first.body[0] === 0x1f && first.body[1] === 0x8b
        ? "is compressed without a header that says so (Content-Encoding: gzip, once for each time)"
        : "shows another page than the Atlas (is this where dist/ stands?)";
    host.say("fault", `${first.url.href} ${why}`);
    return undefined;
  }
  if (!first.header("content-type").startsWith("text/html"))
    host.say(
      "fault",
      `pages are served as ${first.header("content-type") || "nothing"} (expected text/html): browsers do not show them`,
    );
  if (/deny|sameorigin/i.test(first.header("x-frame-options")))
    host.say("warning", "X-Frame-Options keeps other sites from embedding figures (expected none)");
  checkPolicy(host, html, first.header("content-security-policy"));
  checkKept(host, "pages", first.header("cache-control"), false);
  return { site, html };
}

/** Pages with and without a slash and their extension, and an address that is not there. */
export async function checkAddresses(host: Host, version: string | undefined): Promise<void> {
  for (const path of ["methods", "methods/", "methods.html"]) {
    const page = await host.open(path);
    const text = page.body.toString("utf8");
    if (page.status !== 200) host.say("fault", `/${path} ${statusOf(page)} (expected the page Methods)`);
    else if (siteOfHtml(text)) {
      host.say("ok", `/${path} shows the page`);
      if (version !== undefined) checkVersion(host, `/${path}`, text, version);
    } else if (text.includes("atlas-forwarded"))
      host.say(path === "methods" ? "warning" : "ok", `/${path} forwards to methods.html`);
    else host.say("fault", `/${path} shows something else than the page Methods`);
  }
  const missing = await host.open("no-such-page/of-the-atlas");
  if (missing.status !== 404)
    host.say("warning", `a page that is not there ${statusOf(missing)} (expected 404 with 404.html)`);
}
