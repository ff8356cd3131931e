import { describeError } from "../loaders/errors.js";
import { buildSite } from "./site/build.js";

/** `npm run build`: the site of the current snapshot into `dist/`. */
try {
  await buildSite({ log: (text) => process.stdout.write(`${text}\n`) });
} catch (error) {
  process.stderr.write(`build: ${describeError(error)}\n`);
  process.exitCode = 1;
}
