import { parseArgs } from "node:util";
import { describeError, UsageError } from "../loaders/errors.js";
import { createPage } from "./site/new-page.js";

const help = `npm run new-page NAME

Makes src/NAME.md from a template: an input, a measure as a figure, SQL of your own as a table and a Plot chart of
its rows, all of which follow the input and the reader's labels. The sidebar lists it under "Your pages".

  NAME   lower-case words joined by hyphens: memory-chips
`;

/** `npm run new-page NAME`: a page of one's own from the template. */
try {
  const { name, asked } = callOf(process.argv.slice(2));
  if (asked || name === undefined) process.stdout.write(help);
  else {
    const markdown = await createPage(name, "src");
    process.stdout.write(
      `${markdown}\nSee it with npm start at /${name}; docs/pages.md explains it line by line.\n`,
    );
  }
} catch (error) {
  process.stderr.write(`new-page: ${describeError(error)}\n`);
  process.exitCode = error instanceof UsageError ? error.exitCode : 1;
}

function callOf(args: string[]): { name?: string | undefined; asked?: boolean | undefined } {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { help: { type: "boolean", short: "h" } },
      allowPositionals: true,
    });
    const [name, ...others] = positionals;
    if (!values.help && (name === undefined || others.length)) throw new Error("expected one name");
    return { name, asked: values.help };
  } catch (cause) {
    throw new UsageError(`${(cause as Error).message}\n${help}`);
  }
}
