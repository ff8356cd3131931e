export type Unit = "bytes" | "records" | "requests" | "codes" | "files";

/** How far a job is, how fast it goes (over the last seconds, not since the start), and how long it will take. */
export class Meter {
  done = 0;
  private readonly started: number;
  private samples: { time: number; done: number }[];

  constructor(
    public total: number,
    private readonly unit: Unit,
    private readonly now: () => number = Date.now,
  ) {
    this.started = now();
    this.samples = [{ time: this.started, done: 0 }];
  }

  /** A jump that was not work (bytes already on disk) must not count as speed. */
  restart(done: number): void {
    this.done = done;
    this.samples = [{ time: this.now(), done }];
  }

  update(done: number): void {
    this.done = done;
    const time = this.now();
    const last = this.samples.at(-1);
    if (last && time - last.time < sampleEvery) return;
    this.samples.push({ time, done });
    while (this.samples.length > 2 && time - (this.samples[0]?.time ?? time) > window) this.samples.shift();
  }

  /** Units per second; undefined until there is something to measure. */
  rate(): number | undefined {
    const first = this.samples[0];
    const seconds = first ? (this.now() - first.time) / 1000 : 0;
    return first && seconds > 0.2 && this.done > first.done ? (this.done - first.done) / seconds : undefined;
  }

  /** `12.4 MB of 120.7 MB (10%), 3.1 MB/s, 35 s left` */
  describe(): string {
    const rate = this.rate();
    const known = this.total > 0;
    const parts = [
      known
        ? `${amount(this.done, this.unit)} of ${amount(this.total, this.unit)} (${Math.floor(100 * this.share())}%)`
        : amount(this.done, this.unit),
    ];
    if (rate !== undefined && rate >= 1) parts.push(`${amount(rate, this.unit)}/s`);
    if (rate !== undefined && known)
      parts.push(`${duration((1000 * Math.max(0, this.total - this.done)) / rate)} left`);
    return parts.join(", ");
  }

  share(): number {
    return this.total > 0 ? Math.min(1, this.done / this.total) : 0;
  }

  elapsed(): string {
    return duration(this.now() - this.started);
  }
}

const sampleEvery = 250; // milliseconds
const window = 15_000; // milliseconds

function amount(value: number, unit: Unit): string {
  if (unit !== "bytes") return `${Math.round(value).toLocaleString("en-US")} ${unit}`;
  const [divisor, name] = value >= 1e9 ? [1e9, "GB"] : value >= 1e6 ? [1e6, "MB"] : [1e3, "kB"];
  return `${(value / divisor).toFixed(1)} ${name}`;
}

function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
