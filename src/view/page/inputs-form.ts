import { create } from "../../base/dom.js";
import { keepInPlace } from "./in-place.js";
import { bindControls, controlsElement, setControls } from "./controls.js";
import type { Session } from "./session.js";
import { afterPaint } from "../../base/turns.js";
import type { Inputs, StateOf } from "../state/inputs.js";
import { anyInput, defaultState, readState, reasonsFor, writeState } from "../state/url.js";

/** A form that Framework's `view` takes: its value is the state of the inputs, and `input` tells of each change. */
export type InputsForm<I extends Inputs> = HTMLFormElement & {
  readonly value: StateOf<I>;
  /** sets inputs by the texts of an address, in one step of the browser's history; what cannot be read stays */
  set: (texts: Record<string, string>) => void;
};

/**
 * The form of a page's inputs, as the build drew it where it did. Its state follows the address: back and forward work;
 * parameters that mean nothing are ignored with a notice.
 */
export function inputsForm<I extends Inputs>(inputs: I, session: Session): InputsForm<I> {
  const { site, source } = session;
  const current = (): StateOf<I> => {
    const { state, ignored } = readState(inputs, location.search, site);
    tellIgnored(ignored, reasonsFor(ignored.slice(0, mostNamed), inputs, site));
    return state;
  };
  let state = current();
  const drawn = document.querySelector<HTMLFormElement>("observablehq-loading form.controls");
  const node = drawn ?? controlsElement(document, inputs, state, site);
  const show = (next: StateOf<I>): void => {
    state = next;
    setControls(form, inputs, next);
    form.dispatchEvent(new Event("input"));
  };
  const go = (next: StateOf<I>): void => {
    const search = writeState(inputs, next, site, location.search);
    if (search !== location.search) history.pushState(null, "", `${location.pathname}${search}`);
    show(next);
  };
  const form: InputsForm<I> = Object.defineProperty(
    Object.assign(node as HTMLFormElement, {
      set(texts: Record<string, string>): void {
        const parsed = Object.entries(texts).map(
          ([name, text]) => [name, anyInput(inputs, name).parse(text, site)] as const,
        );
        go({ ...current(), ...Object.fromEntries(parsed.filter(([, value]) => value !== undefined)) });
      },
    }),
    "value",
    { get: () => state },
  ) as InputsForm<I>;
  setControls(form, inputs, state);
  bindControls(form, {
    onChange(name, text) {
      const value = anyInput(inputs, name).parse(text, site);
      if (value === undefined)
        show(current()); // refused: the field goes back to what holds
      else go({ ...current(), [name]: value });
    },
    onReset: () => go(defaultState(inputs, site) as StateOf<I>),
  });
  form.addEventListener("input", (event) => {
    if (event.target !== form) event.stopImmediatePropagation(); // a field that is being filled in
  });
  const warm = (): void => afterPaint(source.warm);
  for (const type of ["pointerenter", "focusin"]) form.addEventListener(type, warm, { once: true });
  session.onHistory(() => show(current()));
  keepInPlace(form);
  return form;
}

/** Parameters that a notice names; a mangled address may hold thousands. */
const mostNamed = 8;

function tellIgnored(ignored: readonly string[], reasons: readonly string[]): void {
  document.querySelector(".notice-ignored")?.remove();
  if (!ignored.length) return;
  const rest = ignored.length > mostNamed ? ` and ${ignored.length - mostNamed} more` : "";
  const message = `${reasons.join(" ")} Ignored in the address: ${ignored.slice(0, mostNamed).join(", ")}${rest}.`;
  const notice = create("p", { class: "notice notice-ignored", role: "status" }, message);
  document.querySelector("main")?.prepend(notice);
}
