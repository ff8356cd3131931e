import type { Site } from "../../base/site.js";
import type { Input, Inputs, InputValue, StateOf } from "./inputs.js";

/** Parameters that belong to every page, whatever its inputs, and what they may hold; other modules read them. */
const sharedParameters: Record<string, RegExp> = {
  snapshot: /^[\w.-]{1,100}$/,
  labels: /^/, // the reader's store says what is wrong with them
  counted: /^/, // so does the store of what is counted
  theme: /^(light|dark)$/,
  embed: /^[\w-]{1,100}$/,
  shows: /^table\b/, // what cannot be read of it is left out
  at: /^-?\d{1,5}$/,
  chart: /^[\w-]{1,100}(\*(plus|minus|from|to)\*[^*]{1,100})+$/,
};

export interface ReadState<I extends Inputs> {
  state: StateOf<I>;
  /** parameters of the address that mean nothing here, as `name=value` */
  ignored: string[];
}

/** The state that an address's query stands for; what cannot be read falls back, and is listed. */
export function readState<I extends Inputs>(inputs: I, search: string, site: Site): ReadState<I> {
  const state: Record<string, InputValue> = defaultState(inputs, site);
  const ignored: string[] = [];
  for (const [name, value] of new URLSearchParams(search)) {
    if (isShared(name, value)) continue;
    const input = Object.hasOwn(inputs, name) ? anyInput(inputs, name) : undefined;
    const parsed = input?.parse(value, site);
    if (parsed === undefined) ignored.push(`${name.slice(0, 40)}=${value.slice(0, 60)}`);
    else state[name] = parsed;
  }
  return { state: state as StateOf<I>, ignored };
}

/** Why parts of an address are ignored, in sentences: a value that its choice does not have, or no such choice. */
export function reasonsFor(ignored: readonly string[], inputs: Inputs, site: Site): string[] {
  const reasons = ignored.map((part) => {
    const at = part.indexOf("=");
    const [name, value] = [part.slice(0, at), part.slice(at + 1)];
    if (Object.hasOwn(inputs, name))
      return `“${name}” takes ${valuesOf(anyInput(inputs, name), site)}, not “${value}”.`;
    return Object.hasOwn(sharedParameters, name)
      ? `“${name}” cannot be “${value}”.`
      : `This page has no choice “${name}”.`;
  });
  return [...new Set(reasons)];
}

/** Values that a sentence lists; a choice may have hundreds. */
const mostListed = 12;

/** What an input may hold, as its address says it. */
function valuesOf(input: Input, site: Site): string {
  if (input.control === "toggle") return "0 or 1";
  const values = input.options(site).map(({ value }) => value);
  if (!values.length) return input.help ? `another text (${input.help})` : "another text";
  const rest = values.length > mostListed ? ` and ${values.length - mostListed} more` : "";
  const listed = values.slice(0, mostListed).join(", ");
  return input.control === "several"
    ? `any of ${listed}${rest}, joined by commas`
    : `one of ${listed}${rest}`;
}

export function defaultState<I extends Inputs>(inputs: I, site: Site): Record<string, InputValue> {
  return Object.fromEntries(Object.keys(inputs).map((name) => [name, anyInput(inputs, name).fallback(site)]));
}

/** The query of a state: only what differs from the defaults; parameters shared by all pages stay. */
export function writeState<I extends Inputs>(inputs: I, state: StateOf<I>, site: Site, current = ""): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of new URLSearchParams(current))
    if (isShared(name, value)) parameters.append(name, value);
  for (const name of Object.keys(inputs)) {
    const input = anyInput(inputs, name);
    const value = state[name as keyof I];
    if (value !== input.fallback(site)) parameters.set(name, input.print(value));
  }
  const query = parameters.toString();
  return query ? `?${query}` : "";
}

/** The value of a parameter of every page, where it holds what it can. */
export function sharedParameter(name: string, parameters: URLSearchParams): string | undefined {
  const value = parameters.get(name);
  return value !== null && isShared(name, value) ? value : undefined;
}

function isShared(name: string, value: string): boolean {
  return Object.hasOwn(sharedParameters, name) && sharedParameters[name]?.test(value) === true;
}

/** An input by name. Errors: a name that the page does not have. */
export function anyInput(inputs: Inputs, name: string): Input {
  const input = inputs[name];
  if (!input) throw new Error(`unknown input: ${name}`);
  return input;
}
