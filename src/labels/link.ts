import { deflateSync, Inflate } from "fflate";
import { isUnchanged, type ReaderLabels } from "../measures/label-changes.js";
import { fromBase64Url, toBase64Url } from "./base64.js";
import { readLabels, writeLabels } from "./packing.js";

/** Characters that the labels may take of an address; more are offered as a file. */
export const longestLink = 6000;

/** Longest text that is read at all: labels kept in the browser's storage are not held to the limit of links. */
const longestText = 400_000;

/** Most bytes that a text may stand for: a mangled one could unpack to any number. */
const mostBytes = 2_000_000;

const version = "1";

/**
 * The labels as text for an address: version, point, deflated bytes behind their check sum in base64url.
 * Empty for the site's own labels. Changes that do not touch the same codes lose their order.
 */
export function encodeLabels(labels: ReaderLabels): string {
  if (isUnchanged(labels)) return "";
  return `${version}.${toBase64Url(withCheckSum(deflateSync(writeLabels(labels), { level: 9 })))}`;
}

export type DecodedLabels = { labels: ReaderLabels } | { error: string };

/** The labels of a text, or a sentence for the reader that says why it has none. */
export function decodeLabels(text: string): DecodedLabels {
  if (text.length > longestText)
    return { error: `${unreadable} (it has ${text.length.toLocaleString("en-US")} characters).` };
  const [, given, body = ""] = /^(\d{1,4})\.([\w-]+)$/.exec(text) ?? [];
  if (given === undefined) return { error: `${unreadable} (it does not look like one that this site made).` };
  if (given !== version)
    return {
      error: `${unreadable} (it is of version ${given}; this site reads version ${version}).`,
    };
  try {
    return { labels: readLabels(inflate(withoutCheckSum(fromBase64Url(body)))) };
  } catch (error) {
    return { error: `${unreadable} (${error instanceof Error ? error.message : String(error)}).` };
  }
}

const unreadable = "The labels in this link cannot be read, so the site's own labels are shown";

/** Unpacks piece by piece, so that a text made to unpack to gigabytes is stopped early. */
function inflate(packed: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate((piece) => {
    length += piece.length;
    if (length > mostBytes) throw new Error("it is too large");
    pieces.push(piece);
  });
  for (let at = 0; at < packed.length; at += 1024)
    stream.push(packed.subarray(at, at + 1024), at + 1024 >= packed.length);
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** A link that was cut off, or changed in one character, must not pass for other labels. */
function withCheckSum(packed: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(packed.length + checkSumBytes);
  bytes.set(checkSum(packed));
  bytes.set(packed, checkSumBytes);
  return bytes;
}

function withoutCheckSum(bytes: Uint8Array): Uint8Array {
  const packed = bytes.subarray(checkSumBytes);
  if (packed.length === 0 || checkSum(packed).some((byte, i) => byte !== bytes[i]))
    throw new Error("a part of it is missing or was changed");
  return packed;
}

const checkSumBytes = 3;

/** FNV-1a folded to three bytes. */
function checkSum(bytes: Uint8Array): Uint8Array {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  const folded = hash ^ (hash >>> 24);
  return Uint8Array.of(folded & 255, (folded >>> 8) & 255, (folded >>> 16) & 255);
}
