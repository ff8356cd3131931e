import { viewToEmbed } from "./embed.js";
import { inputsForm, type InputsForm } from "./inputs-form.js";
import type { PageData } from "./prepared.js";
import { pageSession } from "./session.js";
import { answersAbout } from "./subjects.js";
import { Slot } from "./slot.js";
import type { Inputs, StateOf } from "../state/inputs.js";
import type { Page } from "../view.js";

/** What a page's cells place. */
export interface PageParts<I extends Inputs> {
  /** the form of the page's inputs: `const state = view(inputs)`; its state stands in the address */
  inputs: InputsForm<I>;
  /** a view of the page by its name, for a state of the inputs. A view stands once in a page. */
  figure(name: string, state?: StateOf<I>): HTMLElement | Comment;
}

/**
 * Opens a page for its cells. `data` is what the build prepared for it; a page that its Markdown declares has none, and
 * asks the database. Errors: a page of the site is opened again by a newer version of its modules, as in a preview; the
 * page is then loaded anew.
 */
export function openPage<I extends Inputs>(page: Page<I>, data?: PageData): PageParts<I> {
  const session = pageSession();
  if (data) session.source.add(data);
  const inputs = inputsForm(page.inputs, session);
  const slots = new Map<string, Slot<StateOf<I>>>();
  const only = viewToEmbed();
  let about: StateOf<I> | undefined;
  return {
    inputs,
    figure(name, state = inputs.value) {
      const view = page.views[name];
      if (!view)
        throw new Error(`unknown figure: "${name}" (page has ${Object.keys(page.views).join(", ")})`);
      if (only !== undefined && name !== only) return document.createComment(name); // nothing is asked for it
      const slot =
        slots.get(name) ??
        new Slot(placeOf(name), view, session.site, session.source, data?.data, inputs.set, state);
      slots.set(name, slot);
      slot.state = state;
      if (page.subjects && data?.subjects && about !== state) {
        about = state;
        session.source.expect(answersAbout(page.subjects, data.subjects, state));
      }
      session.show(slot);
      return slot.node;
    },
  };
}

/** Where a view is shown: what the build drew, taken over from the cell's loading state, else an empty place. */
function placeOf(name: string): HTMLElement {
  const drawn = document.querySelector<HTMLElement>(`observablehq-loading [data-view="${CSS.escape(name)}"]`);
  if (drawn) return drawn;
  const place = document.createElement("div");
  place.dataset["view"] = name;
  return place;
}
