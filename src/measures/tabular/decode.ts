/** Text of a file and how its bytes were read, in words. */
export interface Decoded {
  text: string;
  encoding: string;
}

/**
 * The text of a file: UTF-8 with or without a byte order mark, UTF-16 of either order, else Windows-1252, which old
 * spreadsheets write; where one file mixes the last with UTF-8, each line is read as what it is. No character is ever
 * replaced. A Ctrl-Z at the end, as DOS wrote it, is left out.
 * @throws Error where the bytes are not text, saying what was found
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const found = decode(bytes);
  const text = withoutEnd(found.text.replace(/^\ufeff/, ""));
  const lost = text.split("\ufffd").length - 1;
  // A file can hold the sign of a lost character as a character: another program lost it.
  return lost === 0
    ? { ...found, text }
    : { text, encoding: `${found.encoding}, ${lost} characters lost before it was written (U+FFFD)` };
}

/** Without the Ctrl-Z at the end. */
function withoutEnd(text: string): string {
  const end = text.trimEnd();
  return end.endsWith(ctrlZ) ? withoutEnd(end.slice(0, -1)) : text;
}

const ctrlZ = "\u001a";

function decode(bytes: Uint8Array): Decoded {
  const sixteen = sixteenBits(bytes);
  if (sixteen !== undefined) return { text: strict(bytes, sixteen), encoding: sixteen.toUpperCase() };
  if (bytes.includes(0))
    throw new Error(
      `This is not a text file: ${kindOf(bytes)} (expected CSV, TSV or text in UTF-8, UTF-16 or Windows-1252).`,
    );
  const text = tryUtf8(bytes);
  return text !== undefined ? { text, encoding: "UTF-8" } : byLines(bytes);
}

/** By its mark, else by the zeros that Latin letters have in every other byte. */
function sixteenBits(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const head = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  head.forEach((byte, at) => byte === 0 && zeros[at % 2]!++);
  const [even, odd] = zeros as [number, number];
  const most = head.length / 2;
  if (odd > most * 0.6 && even < most * 0.1) return "utf-16le";
  return even > most * 0.6 && odd < most * 0.1 ? "utf-16be" : undefined;
}

function strict(bytes: Uint8Array, encoding: "utf-16le" | "utf-16be"): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Error(`The file begins as ${encoding.toUpperCase()} and does not go on as such; is it cut?`, {
      cause,
    });
  }
}

function tryUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function byLines(bytes: Uint8Array): Decoded {
  let [text, old, utf8] = ["", 0, 0];
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(LF, from);
    const line = bytes.subarray(from, end < 0 ? bytes.length : end + 1);
    const read = tryUtf8(line);
    if (read === undefined) old++;
    else if (read.length < line.length) utf8++;
    text += read ?? windows1252(line);
    from += line.length;
  }
  return { text, encoding: utf8 === 0 ? "Windows-1252" : `UTF-8, with ${old} lines in Windows-1252` };
}

const LF = 10;

/** Bytes 80 to 9F. A table of our own: TextDecoder takes Windows-1252 for Latin-1 in some releases of Node. */
const special = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** One character a byte. */
export function windows1252(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes)
    text += byte >= 0x80 && byte < 0xa0 ? special.charAt(byte - 0x80) : String.fromCharCode(byte);
  return text;
}

function kindOf(bytes: Uint8Array): string {
  const starts = (text: string): boolean => [...text].every((char, at) => bytes[at] === char.charCodeAt(0));
  if (starts("PK")) return "a ZIP archive or an .xlsx workbook; save the sheet as CSV";
  if (starts("\u00d0\u00cf\u0011\u00e0")) return "an .xls workbook; save the sheet as CSV";
  if (starts("PAR1")) return "a Parquet file";
  return "it has zero bytes in it";
}
