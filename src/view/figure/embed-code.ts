/** The message by which an embedded page tells the page around it how high it is, in pixels. */
export interface EmbedMessage {
  atlasHeight: number;
}

const heightName: keyof EmbedMessage = "atlasHeight";

/**
 * HTML that shows an embedded figure in any page: a frame, and a script that gives it the height that its own page
 * tells. It sets no cookie and asks no other address.
 */
export function embedCode(frame: { address: string; title: string; height: number }): string {
  const script = `(frame => addEventListener("message", event => {
  if (event.source === frame.contentWindow && event.data?.${heightName} > 0) frame.style.height = event.data.${heightName} + "px";
}))(document.currentScript.previousElementSibling)`;
  return `<iframe src="${escapeAttribute(frame.address)}" title="${escapeAttribute(frame.title)}" loading="lazy" style="width:100%;height:${Math.ceil(frame.height)}px;border:0"></iframe>
<script>${script}</script>
`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
