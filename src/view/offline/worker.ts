/**
 * The service worker of a built site: pages that were opened, and what they loaded, open again without a network.
 * Files whose name carries a hash are taken from the cache first; pages from the network first. Everything else,
 * downloads of the snapshot and the sites of older ones above all, goes its usual way.
 */

/** Written above this module by the build. */
declare const built: {
  version: string;
  /** SHA-256 (hex), packed and unpacked, of files whose name carries a hash of their content, by path from the site's root */
  assets: Readonly<Record<string, readonly string[]>>;
};

/** The parts of a service worker's surroundings that are used: TypeScript has them apart from the DOM's. */
interface WorkerScope {
  registration: ServiceWorkerRegistration;
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: LifetimeEvent) => void): void;
  addEventListener(type: "message", listener: (event: LifetimeEvent & { data: unknown }) => void): void;
  addEventListener(type: "fetch", listener: (event: RequestEvent) => void): void;
}

interface LifetimeEvent {
  waitUntil(work: Promise<unknown>): void;
}

interface RequestEvent extends LifetimeEvent {
  request: Request;
  preloadResponse: Promise<Response | undefined>;
  respondWith(response: Promise<Response>): void;
}

const worker = self as unknown as WorkerScope;
const { scope } = worker.registration;
/** Several sites of one host keep their caches apart. */
const ownCaches = `atlas ${scope} `;
const cacheName = ownCaches + built.version;
const assets = new Map(
  Object.entries(built.assets).map(([path, digests]) => [new URL(path, scope).href, digests]),
);

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));

worker.addEventListener("activate", (event) => event.waitUntil(takeOver()));

worker.addEventListener("message", (event) => {
  if (Array.isArray(event.data)) event.waitUntil(keepVisited(event.data.map(String)));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || request.headers.has("range")) return;
  if (assets.has(request.url)) event.respondWith(assetOf(event));
  else if (request.mode === "navigate" && isPage(request.url)) event.respondWith(pageOf(event));
});

/** The caches of older builds end; what is the same file in this one is kept, DuckDB above all. */
async function takeOver(): Promise<void> {
  const cache = await caches.open(cacheName);
  for (const name of await caches.keys()) {
    if (!name.startsWith(ownCaches) || name === cacheName) continue;
    const old = await caches.open(name);
    for (const { url } of await old.keys()) {
      const response = assets.has(url) ? await old.match(url) : undefined;
      if (response) await cache.put(url, response);
    }
    await caches.delete(name);
  }
  await worker.registration.navigationPreload?.enable();
  await worker.clients.claim();
}

/** Keeps what a page loaded before this worker watched over it; the browser's own cache still has most of it. */
async function keepVisited(addresses: readonly string[]): Promise<void> {
  const cache = await caches.open(cacheName);
  for (const address of addresses) {
    const key = keyOf(address);
    if (!assets.has(key) && !isPage(key)) continue;
    if (assets.has(key) && (await cache.match(key))) continue;
    await keep(cache, key, await fetch(address.split("#")[0] ?? key));
  }
}

async function assetOf(event: RequestEvent): Promise<Response> {
  const { request } = event;
  const cache = await caches.open(cacheName);
  const kept = await cache.match(request.url, { ignoreVary: true });
  if (kept) return kept;
  const response = await fetch(request);
  event.waitUntil(keep(cache, request.url, response.clone()));
  return response;
}

async function pageOf(event: RequestEvent): Promise<Response> {
  const { request } = event;
  const cache = await caches.open(cacheName);
  const key = keyOf(request.url);
  try {
    const response = (await event.preloadResponse) ?? (await fetch(request));
    event.waitUntil(keep(cache, key, response.clone()));
    return response;
  } catch (error) {
    return (await cache.match(key, { ignoreVary: true })) ?? offlinePage(cache, error as Error);
  }
}

/** A page has the same HTML whatever its query says, and whichever of its addresses a host prefers. */
function keyOf(address: string): string {
  if (assets.has(address)) return address;
  const { origin, pathname } = new URL(address);
  const path = origin + pathname;
  if (`${path}/` === scope) return scope;
  if (!path.startsWith(scope)) return path;
  return scope + path.slice(scope.length).replace(/(^|\/)index(\.html)?$|\.html$|\/$/, "");
}

function isPage(address: string): boolean {
  if (!address.startsWith(scope)) return false;
  const path = keyOf(address).slice(scope.length);
  return !/^(snapshot|vintage|task)\//.test(path) && !path.includes(".");
}

/**
 * Keeps a response that is this build's own: a file that has the digest which the build wrote down, a page that carries
 * the build's mark. A hotel's page that asks for a name, or a page of another build, is shown and not kept.
 */
async function keep(cache: Cache, key: string, response: Response): Promise<void> {
  if (!isWhole(response)) return;
  const kept = response.clone();
  const digests = assets.get(key);
  const isOwn =
    digests === undefined ? isOwnPage(await response.text()) : digests.includes(await digestOf(response));
  if (isOwn) await cache.put(key, kept);
}

/** A page that only forwards has an address in common with the page that it forwards to, and no description of the site. */
function isOwnPage(html: string): boolean {
  return (
    html.includes(`<meta name="atlas-build" content="${built.version}">`) && html.includes('id="atlas-site"')
  );
}

async function digestOf(response: Response): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A redirected answer does not do for another navigation. */
function isWhole(response: Response): boolean {
  return response.status === 200 && !response.redirected;
}

/** A sentence and the ways that are open, for a page that was not opened before. */
async function offlinePage(cache: Cache, error: Error): Promise<Response> {
  const kept = (await cache.keys()).filter(({ url }) => isPage(url));
  const links = kept.map(async ({ url }) => {
    const title = /<title>([^<|]+)/.exec((await (await cache.match(url))?.text()) ?? "")?.[1];
    return `<li><a href="${url}">${title ?? url.slice(scope.length)}</a></li>`;
  });
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>Offline</title>
<body style="font:16px/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem"><h1>You are offline</h1>
<p>This page was not opened before, so it is not kept in this browser (${error.message.replace(/[<&]/g, "")}). These are:</p>
<ul>${(await Promise.all(links)).join("")}</ul></body></html>`;
  return new Response(html, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}
