/** The choice that a text means, whatever its case, width, spaces and underscores; undefined when none. */
export function matchChoice(choices: readonly string[], text: string): string | undefined {
  const plain = (name: string): string =>
    name
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[\s_&-]+/g, "");
  return choices.find((choice) => plain(choice) === plain(text));
}
