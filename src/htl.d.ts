/** htl ships no types of its own. */
declare module "htl" {
  type Template<T> = (strings: TemplateStringsArray, ...values: unknown[]) => T;
  export const html: Template<HTMLElement> & { fragment: Template<DocumentFragment> };
  export const svg: Template<SVGElement> & { fragment: Template<DocumentFragment> };
}
