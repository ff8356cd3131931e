/** Sets an input of the page as if the reader had: for controls that stand outside the form. */
export function setInput(name: string, value: string): void {
  const field = document.querySelector<HTMLInputElement | HTMLSelectElement>(
    `form.controls [name="${name}"]`,
  );
  if (!field) throw new Error(`unknown input: ${name} (expected one of the page's form)`);
  field.value = value;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
