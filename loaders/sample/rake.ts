/** Cells grouped one way, and what each group must add up to. A group without a target is left as it is. */
export interface Margin {
  name: string;
  /** group of each cell; negative where the margin leaves the cell out */
  groups: Int32Array;
  targets: ReadonlyMap<number, number>;
  describe: (group: number) => string;
}

/**
 * Iterative proportional fitting: multiplies cells until every margin has its targets, keeping the ratios of the
 * seed otherwise. Zero cells stay zero. Only chosen cells move, and groups that hold none of them do not count.
 * @throws where a target has no cell to carry it, or the margins contradict one another
 */
export function rake(
  cells: Float64Array,
  margins: readonly Margin[],
  chosen: (cell: number) => boolean = () => true,
): void {
  const slotted = margins.map(slotsOf);
  const classes = classesOf(cells, slotted, chosen);
  const before = classes.sums.slice();
  fit(
    classes.sums,
    slotted.map(({ margin, targets, names }, m) => ({ margin, targets, names, slots: classes.slots[m]! })),
  );
  for (let i = 0; i < cells.length; i++) {
    const at = classes.ofCell[i]!;
    if (at >= 0 && before[at]! > 0) cells[i]! *= classes.sums[at]! / before[at]!;
  }
}

const rounds = 5000;
const tolerance = 1e-9;

interface Slotted {
  margin: Margin;
  targets: number[];
  /** group of each slot */
  names: number[];
  /** slot of each cell or class; -1 where it has no target */
  slots: Int32Array;
}

function fit(cells: Float64Array, margins: readonly Slotted[]): void {
  let worst = { error: Infinity, where: "" };
  for (let round = 0; round < rounds && worst.error >= tolerance; round++) {
    worst = { error: 0, where: "" };
    for (const { margin, slots, targets, names } of margins) {
      const factors = new Float64Array(targets.length);
      for (let i = 0; i < cells.length; i++) if (slots[i]! >= 0) factors[slots[i]!]! += cells[i]!;
      for (const [slot, target] of targets.entries()) {
        const sum = factors[slot]!;
        if (sum === 0 && target !== 0)
          throw new Error(`sample: nothing carries ${margin.name} ${margin.describe(names[slot]!)}`);
        const error = target === 0 ? sum : Math.abs(sum / target - 1);
        if (error > worst.error) worst = { error, where: `${margin.name} ${margin.describe(names[slot]!)}` };
        factors[slot] = sum === 0 ? 1 : target / sum;
      }
      for (let i = 0; i < cells.length; i++) if (slots[i]! >= 0) cells[i]! *= factors[slots[i]!]!;
    }
  }
  if (worst.error >= tolerance)
    throw new Error(
      `sample: margins contradict one another at ${worst.where} (off by ${worst.error.toExponential(2)})`,
    );
}

function slotsOf(margin: Margin): Slotted {
  const names = [...margin.targets.keys()];
  const slotOf = new Map(names.map((group, slot) => [group, slot]));
  const slots = margin.groups.map((group) => slotOf.get(group) ?? -1);
  return { margin, targets: names.map((group) => margin.targets.get(group)!), names, slots };
}

interface Classes {
  sums: Float64Array;
  /** class of each cell; -1 where it is not chosen */
  ofCell: Int32Array;
  /** slot of each class in each margin */
  slots: Int32Array[];
}

/** Cells that stand in the same groups of every margin move together, so that only their sums are fitted. */
function classesOf(
  cells: Float64Array,
  margins: readonly Slotted[],
  chosen: (cell: number) => boolean,
): Classes {
  const classes = new Map<number, number>();
  const sums: number[] = [];
  const slots: number[][] = margins.map(() => []);
  const ofCell = new Int32Array(cells.length).fill(-1);
  for (let i = 0; i < cells.length; i++) {
    if (!chosen(i)) continue;
    let key = 0;
    for (const { slots, targets } of margins) key = key * (targets.length + 1) + slots[i]! + 1;
    let at = classes.get(key);
    if (at === undefined) {
      at = sums.push(0) - 1;
      classes.set(key, at);
      for (const [m, margin] of margins.entries()) slots[m]!.push(margin.slots[i]!);
    }
    ofCell[i] = at;
    sums[at]! += cells[i]!;
  }
  dropEmpty(margins, slots);
  return { sums: Float64Array.from(sums), ofCell, slots: slots.map((of) => Int32Array.from(of)) };
}

/** Takes out the targets of groups that hold cells, but none that was chosen. */
function dropEmpty(margins: readonly Slotted[], slots: readonly number[][]): void {
  for (const [m, { slots: all, targets }] of margins.entries()) {
    const [held, chosen] = [new Uint8Array(targets.length), new Uint8Array(targets.length)];
    for (const slot of all) if (slot >= 0) held[slot] = 1;
    for (const slot of slots[m]!) if (slot >= 0) chosen[slot] = 1;
    for (const slot of targets.keys()) if (held[slot] && !chosen[slot]) targets[slot] = 0;
  }
}
