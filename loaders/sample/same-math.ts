/**
 * Functions of numbers that give the same bits in every release of Node: those of `Math` may differ in the last bit from
 * one V8 to the next, and one bit turns a dollar. They are made of sums, products and quotients, which IEEE 754 fixes.
 */

/** e to the power of x, for |x| below 700. */
export function exp(x: number): number {
  const twos = Math.round(x / Math.LN2);
  const rest = x - twos * Math.LN2;
  let sum = 1;
  for (let n = 18; n >= 1; n--) sum = 1 + (rest * sum) / n;
  for (let i = 0; i < Math.abs(twos); i++) sum *= twos > 0 ? 2 : 0.5;
  return sum;
}

/** The natural logarithm of a finite number above zero. */
export function log(x: number): number {
  let [rest, twos] = [x, 0];
  for (; rest > Math.SQRT2; twos++) rest /= 2;
  for (; rest < Math.SQRT1_2; twos--) rest *= 2;
  const ratio = (rest - 1) / (rest + 1);
  let sum = 0;
  for (let n = 41; n >= 1; n -= 2) sum = sum * ratio * ratio + 1 / n;
  return 2 * ratio * sum + twos * Math.LN2;
}

/** The sine of an angle in radians, for angles of a few turns. */
export function sin(x: number): number {
  const angle = x - Math.round(x / (2 * Math.PI)) * 2 * Math.PI;
  let sum = 1;
  for (let n = 30; n >= 2; n -= 2) sum = 1 - (angle * angle * sum) / (n * (n + 1));
  return angle * sum;
}

/** The cosine of an angle in radians, for angles of a few turns. */
export function cos(x: number): number {
  return sin(x + Math.PI / 2);
}
