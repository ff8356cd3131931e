export type Child = Node | string | number | null | undefined | false | readonly Child[];
export type Attributes = Record<string, string | number | boolean | null | undefined>;

/** An HTML element; text children are text, never markup. Runs under Node with any DOM's `document`. */
export function element<K extends keyof HTMLElementTagNameMap>(
  document: Document,
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  assign(node, attributes);
  appendAll(node, document, children, negativeDollars);
  return node;
}

/** The same in the page that is open: for what runs in a browser only. */
export function create<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  return element(document, tag, attributes, ...children);
}

/** The same of any document, such as that of a page which the build draws. */
export function creator(document: Document): typeof create {
  return (tag, attributes, ...children) => element(document, tag, attributes, ...children);
}

/** A button of the page that is open; it looks like a tool unless its attributes say otherwise. */
export function button(text: string, act: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const node = create("button", { type: "button", class: "tool", ...attributes }, text);
  node.addEventListener("click", act);
  return node;
}

/** Browsers break a line between a minus sign and a dollar sign: an amount below zero stays in one piece. */
function negativeDollars(node: Node, document: Document, text: string): void {
  for (const part of text.split(/(\u2212\$[\d.,]+[BKM]?)/)) {
    if (part.startsWith("\u2212$")) {
      const amount = document.createElement("span");
      amount.className = "amount";
      amount.textContent = part;
      node.appendChild(amount);
    } else if (part) node.appendChild(document.createTextNode(part));
  }
}

const svgNamespace = "http://www.w3.org/2000/svg";

/** The same for SVG. */
export function svgElement<K extends keyof SVGElementTagNameMap>(
  document: Document,
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  const node = document.createElementNS(svgNamespace, tag);
  assign(node, attributes);
  appendAll(node, document, children, (to, of, text) => to.appendChild(of.createTextNode(text)));
  return node;
}

function assign(node: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    // a strict policy takes a style from a script, but not from an attribute
    if (name === "style" && "style" in node) (node as HTMLElement).style.cssText = String(value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
}

function appendAll(
  node: Node,
  document: Document,
  children: readonly Child[],
  appendText: (node: Node, document: Document, text: string) => void,
): void {
  for (const child of children) {
    if (Array.isArray(child)) appendAll(node, document, child as readonly Child[], appendText);
    else if (child === null || child === undefined || child === false) continue;
    else if (typeof child === "string" || typeof child === "number")
      appendText(node, document, String(child));
    else node.appendChild(child as Node);
  }
}
