// Inlined into the head of every page: the reader's theme holds from the first paint on.
{
  const root = document.documentElement;
  const key = "atlas-theme";
  root.lang = "en";
  const kept = (act) => {
    try {
      return act();
    } catch (error) {
      console.info(`the theme is not kept: ${error.message}`); // storage is off in this browser
    }
  };
  const theme = kept(() => localStorage.getItem(key));
  if (theme) root.dataset.theme = theme;
  addEventListener("click", (event) => {
    if (!event.target.closest("[data-theme-switch]")) return;
    const dark =
      root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    root.dataset.theme = dark === "dark" ? "light" : "dark";
    kept(() => localStorage.setItem(key, root.dataset.theme));
  });
}
