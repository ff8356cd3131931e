import { MultiBar, type SingleBar } from "cli-progress";
import { redact } from "./errors.js";
import { Meter, type Unit } from "./meter.js";

/**
 * What a long job tells its user, on stderr: a bar for each task under way on a terminal, plain lines elsewhere
 * (one when a task ends, and one every ten seconds while it runs). Keys are blotted out of every line.
 */
export interface Reporter {
  note(line: string): void;
  /** `total` 0 when it is not known yet; see `Task.resize`. */
  task(name: string, total: number, unit: Unit): Task;
  /** Takes the bars off the screen. Call it when the verb ends, also when it fails. */
  close(): void;
}

export interface Task {
  advance(count: number): void;
  update(done: number): void;
  /** The total became known or changed; `done` is what was there before any work and does not count as speed. */
  resize(total: number, done?: number): void;
  finish(note?: string): void;
  fail(reason: string): void;
}

export function createReporter(stream: NodeJS.WriteStream = process.stderr): Reporter {
  return stream.isTTY ? new BarReporter(stream) : new LineReporter((line) => void stream.write(`${line}\n`));
}

/** Plain lines, to any sink: for logs, and for tests that read what was said. */
export class LineReporter implements Reporter {
  constructor(
    private readonly write: (line: string) => void,
    private readonly every = 10_000,
  ) {}

  note(line: string): void {
    this.write(redact(line));
  }

  task(name: string, total: number, unit: Unit): Task {
    let said = Date.now();
    return new MeteredTask(name, new Meter(total, unit), {
      progress: (meter) => {
        if (Date.now() - said < this.every) return;
        said = Date.now();
        this.note(`${name}: ${meter.describe()}`);
      },
      end: (line) => this.note(line),
    });
  }

  close(): void {}
}

class BarReporter implements Reporter {
  private readonly bars: MultiBar;

  constructor(stream: NodeJS.WriteStream) {
    this.bars = new MultiBar({
      stream,
      clearOnComplete: true,
      hideCursor: false,
      gracefulExit: false, // its handler would swallow Ctrl-C
      format: (_options, params, payload: { name?: string; meter?: Meter }) =>
        `${payload.name ?? ""} ${bar(params.progress)} ${payload.meter?.describe() ?? ""}`,
    });
  }

  note(line: string): void {
    this.bars.log(`${redact(line)}\n`);
    this.bars.update();
  }

  task(name: string, total: number, unit: Unit): Task {
    const meter = new Meter(total, unit);
    const single: SingleBar = this.bars.create(1, 0, { name, meter });
    return new MeteredTask(name, meter, {
      progress: () => single.update(meter.share()),
      end: (line) => {
        this.bars.remove(single);
        this.note(line);
      },
    });
  }

  close(): void {
    this.bars.stop();
  }
}

class MeteredTask implements Task {
  private ended = false;

  constructor(
    private readonly name: string,
    private readonly meter: Meter,
    private readonly show: { progress: (meter: Meter) => void; end: (line: string) => void },
  ) {}

  advance(count: number): void {
    this.update(this.meter.done + count);
  }

  update(done: number): void {
    this.meter.update(done);
    if (!this.ended) this.show.progress(this.meter);
  }

  resize(total: number, done = this.meter.done): void {
    this.meter.total = total;
    this.meter.restart(done);
  }

  finish(note = "done"): void {
    this.end(`${this.name}: ${note} (${this.meter.elapsed()})`);
  }

  fail(reason: string): void {
    this.end(`${this.name}: failed: ${reason}`);
  }

  private end(line: string): void {
    if (this.ended) return;
    this.ended = true;
    this.show.end(line);
  }
}

function bar(share: number): string {
  const filled = Math.round(share * 24);
  return "█".repeat(filled) + "░".repeat(24 - filled);
}
