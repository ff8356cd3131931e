import { boldness, wrapText } from "../../charts/drawing.js";
import { svgElement } from "../../base/dom.js";
import { color, withoutVariables } from "../../charts/theme.js";
import { siteName } from "./source.js";

interface About {
  title: string;
  subtitle: string;
  source: string;
  address: string;
}

const margin = 24;
const serif = "'Source Serif 4', Georgia, serif";
const sans = "system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif";

/** A chart with its title, subtitle and source in one SVG file, in the light theme and without outside parts. */
export function standaloneSvg(
  chart: SVGSVGElement,
  size: { width: number; height: number },
  about: About,
): string {
  const width = size.width + 2 * margin;
  const title = wrapText(about.title, size.width / boldness, 21);
  const subtitle = wrapText(about.subtitle, size.width, 13.5);
  const source = wrapText(`${siteName()} · ${about.source} · ${about.address}`, size.width, 10.5);
  const top = margin + title.length * 26 + subtitle.length * 19 + 10;
  const bottom = top + size.height + 14;
  const height = bottom + source.length * 14 + margin;
  const inner = chart.cloneNode(true) as SVGSVGElement;
  for (const [name, value] of Object.entries({ x: margin, y: top, width: size.width, height: size.height }))
    inner.setAttribute(name, String(value));
  const root = svgElement(
    document,
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      "font-family": sans,
    },
    svgElement(document, "title", {}, about.title),
    svgElement(document, "rect", { width, height, fill: color("background") }),
    lines(title, { y: margin + 18, step: 26, size: 21, fill: color("text"), family: serif, weight: 600 }),
    lines(subtitle, { y: margin + title.length * 26 + 14, step: 19, size: 13.5, fill: color("muted") }),
    inner,
    lines(source, { y: bottom + 12, step: 14, size: 10.5, fill: color("muted") }),
  );
  root.setAttribute("color", color("text"));
  return withoutVariables(new XMLSerializer().serializeToString(root));
}

/** The chart of a figure as it stands on the screen, with its size; undefined where there is none. */
export function chartShown(
  node: HTMLElement,
): { chart: SVGSVGElement; width: number; height: number } | undefined {
  const shown = [...node.querySelectorAll<SVGSVGElement>(".figure-chart .chart > svg")];
  const chart = shown.find((svg) => svg.getBoundingClientRect().width > 0) ?? shown[0];
  if (!chart) return undefined;
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const copies = [...copy.querySelectorAll("*")];
  for (const [i, part] of [...chart.querySelectorAll("*")].entries())
    if (part.classList.contains("readout-rule") || getComputedStyle(part).display === "none")
      copies[i]?.remove();
  const { width, height } = chart.viewBox.baseVal;
  return { chart: copy, width, height };
}

/** The picture at twice its size, a narrow one at more. */
export async function pngOf(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    const scale = Math.max(2, Math.ceil(1600 / image.naturalWidth));
    canvas.width = image.naturalWidth * scale;
    canvas.height = image.naturalHeight * scale;
    const drawing = canvas.getContext("2d");
    if (!drawing) throw new Error("this browser cannot draw on a canvas");
    drawing.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise<Blob>((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the picture is too large")))),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}

interface LineStyle {
  y: number;
  step: number;
  size: number;
  fill: string;
  family?: string;
  weight?: number;
}

function lines(texts: readonly string[], style: LineStyle): SVGTextElement[] {
  return texts.map((text, i) =>
    svgElement(
      document,
      "text",
      {
        x: margin,
        y: style.y + i * style.step,
        "font-size": style.size,
        fill: style.fill,
        "font-family": style.family,
        "font-weight": style.weight,
      },
      text,
    ),
  );
}
