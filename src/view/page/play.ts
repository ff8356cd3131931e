/** How long an option stands before the next one, in milliseconds: long enough to see what moved. */
const beat = 1300;

/** Makes a button go through the options of its menu, from the first where the last is chosen; pressed again, it stops. */
export function playOn(button: HTMLButtonElement, form: HTMLFormElement): void {
  const menu = form.querySelector<HTMLSelectElement>(`select[name="${button.dataset["play"] ?? ""}"]`);
  if (!menu) return;
  let timer: ReturnType<typeof setInterval> | undefined;
  const show = (plays: boolean): void => {
    button.setAttribute("aria-pressed", String(plays));
    button.textContent = plays ? "❚❚" : "▶";
  };
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
    show(false);
  };
  const choose = (index: number): void => {
    menu.selectedIndex = index;
    menu.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const next = (): void => {
    if (document.querySelector("main [aria-busy=true]")) return; // what was chosen is not drawn yet
    if (!form.isConnected || menu.selectedIndex >= menu.options.length - 1) return stop();
    choose(menu.selectedIndex + 1);
  };
  button.addEventListener("click", () => {
    if (timer !== undefined) return stop();
    show(true);
    if (menu.selectedIndex >= menu.options.length - 1) choose(0);
    timer = setInterval(next, beat);
  });
  form.addEventListener("change", (event) => {
    if (event.isTrusted) stop(); // the reader chose something
  });
}
