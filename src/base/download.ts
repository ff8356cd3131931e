/** Hands a file to the reader; answers what to tell them. */
export function download(name: string, type: string, content: string | Blob): string {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name.replace(/[^\w.-]+/g, "-");
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return `Saved ${link.download}.`;
}
