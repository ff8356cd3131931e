import type { ChildProcess } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { describeError } from "../../loaders/errors.js";
import { pageNameOf } from "./layout.js";
import type { Preparation } from "./prepare.js";

/** What Framework's process is told of pages, by name: all that are to come, then each that is there. */
interface Told {
  pending?: readonly string[];
  prepared?: string;
}

/** What it says: a reader waits for this page. */
interface Asked {
  wanted: string;
}

/**
 * Prepares pages while Framework's preview answers already: the overview, then what somebody waits for, then the rest.
 * A page that cannot be prepared is told, and shown without its figures.
 */
export async function prepareWhileServing(
  preparation: Preparation,
  framework: ChildProcess,
  say: (text: string) => void,
): Promise<void> {
  let queue = [...preparation.pending];
  const first = (name: string): void => {
    if (queue.includes(name)) queue = [name, ...queue.filter((other) => other !== name)];
  };
  const tell = (told: Told): void => void (framework.connected && framework.send(told));
  first("overview");
  framework.on("message", ({ wanted }: Asked) => first(wanted));
  tell({ pending: queue });
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    try {
      await preparation.preparePage(name);
    } catch (error) {
      say(`${name}: ${describeError(error)}`);
    }
    tell({ prepared: name });
    await delay(0); // what was asked for meanwhile comes next
  }
  preparation.close();
}

/** In Framework's process: waits until the page of an address is prepared. Everything else is there. */
export function untilPrepared(): (pathname: string) => Promise<void> {
  if (!process.send) return () => Promise.resolve(); // Framework's own command, on a site that is prepared
  let pending: Set<string> | undefined;
  let waiting: (() => void)[] = [];
  const look = (): void => {
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  };
  process.on("message", ({ pending: all, prepared }: Told) => {
    if (all) pending = new Set(all);
    if (prepared !== undefined) pending?.delete(prepared);
    look();
  });
  process.on("disconnect", () => {
    pending = new Set();
    look();
  });
  return async (pathname) => {
    const name = pageNameOf(pathname.replace(/\.html$/, "").replace(/^\/$/, "/index"));
    while (!pending || pending.has(name)) {
      if (pending) process.send?.({ wanted: name } satisfies Asked);
      await new Promise<void>((wake) => waiting.push(wake));
    }
  };
}
