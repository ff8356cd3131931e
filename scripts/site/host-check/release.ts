import type { Host } from "./host.js";
import { statusOf } from "./host.js";

/** What the service worker of a build says of it. */
export interface Built {
  version: string;
  /** SHA-256 of files whose name carries a hash, as they lie there and unpacked, by path from the site's root */
  assets: Record<string, string[]>;
}

/** Reads the service worker, and whether the page is of the same build; undefined where there is none to read. */
export async function readBuilt(host: Host, html: string): Promise<Built | undefined> {
  const file = await host.open("service-worker.js");
  const type = file.header("content-type");
  const text = /const built=(\{.*?\});?\n/.exec(file.body.toString("utf8"))?.[1];
  if (file.status !== 200 || !/javascript/.test(type) || text === undefined) {
    host.say(
      "fault",
      `/service-worker.js ${statusOf(file)} and type ${type || "none"} (expected 200 and text/javascript): the site does not work offline`,
    );
    return undefined;
  }
  const built = JSON.parse(text) as Built;
  checkVersion(host, "/", html, built.version);
  const isLocal = /^(localhost|127\.|\[::1\])/.test(host.root.hostname);
  if (host.root.protocol === "http:" && !isLocal)
    host.say(
      "warning",
      "the site is not served over https: browsers let it work neither offline nor copy to the clipboard",
    );
  else host.say("ok", "the site can work offline");
  return built;
}

/** A page of another build asks for files that are no longer there. */
export function checkVersion(host: Host, path: string, html: string, version: string): void {
  const found = /<meta name="atlas-build" content="(\w+)"/.exec(html)?.[1];
  if (found !== version)
    host.say(
      "fault",
      `${path} is of build ${found ?? "(none)"} and service-worker.js of ${version}: a cache of the host keeps one of them (empty it, and serve both with Cache-Control: no-cache)`,
    );
}
