import { describeError } from "../../../loaders/errors.js";

/** What is found of a host: a fault keeps readers from something, a warning costs them or others something. */
export interface Finding {
  level: "ok" | "warning" | "fault";
  text: string;
}

/** What a host returned for an address; status 0 where it could not be opened, `trouble` then says why. */
export interface Opened {
  status: number;
  url: URL;
  body: Buffer;
  trouble: string;
  header: (name: string) => string;
}

/** A deployed site under its root, and what was found of it. */
export class Host {
  readonly findings: Finding[] = [];

  constructor(public root: URL) {}

  say(level: Finding["level"], text: string): void {
    this.findings.push({ level, text });
  }

  /** Opens an address of the site. What cannot be opened, and what leads to another origin, has status 0. */
  async open(path: string, init: RequestInit = {}): Promise<Opened> {
    const url = new URL(path, this.root);
    const nothing = { status: 0, url, body: Buffer.alloc(0), header: () => "" };
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(60_000), ...init });
      const body = Buffer.from(await response.arrayBuffer());
      const header = (name: string): string => response.headers.get(name) ?? "";
      const end = new URL(response.url || url);
      if (end.origin === url.origin || path === "")
        return { status: response.status, url: end, body, trouble: "", header };
      return { ...nothing, url: end, trouble: `leads to ${end.origin}, from where no page may load it` };
    } catch (error) {
      return {
        ...nothing,
        trouble: `cannot be opened: ${describeError(error).replaceAll(/\s*\n\s*/g, " ")}`,
      };
    }
  }

  /** A file's status where it is only asked whether it is there: some hosts know no HEAD. */
  async isThere(path: string): Promise<Opened> {
    const asked = await this.open(path, { method: "HEAD" });
    return asked.status === 200 ? asked : this.open(path);
  }
}

/** How an address that is not as it should be is told. */
export function statusOf({ status, trouble }: Opened): string {
  return trouble || `has HTTP status ${status}`;
}

/** Whether what is kept in caches is kept too long, or too short. */
export function checkKept(host: Host, what: string, control: string, isHashed: boolean): void {
  const age = Number(/max-age=(\d+)/.exec(control)?.[1] ?? (control === "" ? NaN : 0));
  if (isHashed && !(age >= 86_400))
    host.say(
      "warning",
      `${what}: files that never change are kept for ${age || "no stated number of"} seconds (expected max-age=31536000, immutable)`,
    );
  if (!isHashed && age > 600)
    host.say(
      "warning",
      `${what} are kept for ${age} seconds: readers see a new release late (expected no-cache)`,
    );
}
