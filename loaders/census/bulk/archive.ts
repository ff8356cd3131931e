import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import { openPromise, type Entry, type ZipFile } from "yauzl";
import type { Flow } from "../../cache.js";
import { memberNames } from "./layout.js";

/** The bytes are not the archive that the publisher made: broken, cut or something else. Worth fetching again. */
export class ArchiveError extends Error {}

/** Throws ArchiveError unless the file has a ZIP directory with every member that the dollars of a month hang on. */
export async function checkArchive(path: string, flow: Flow): Promise<void> {
  const archive = await Archive.open(path);
  try {
    const absent = memberNames(flow).filter((name) => !archive.has(name));
    if (absent.length > 0) throw new ArchiveError(`no member ${absent.join(", ")} in the archive`);
  } finally {
    archive.close();
  }
}

/**
 * A Census archive. Its members are called by name without `.TXT`; case varies in the files. They stand at its root, and
 * in a folder where a colleague packed one; other folders are not looked into.
 */
export class Archive {
  private constructor(
    private readonly path: string,
    private readonly zip: ZipFile,
    private readonly entries: Map<string, Entry>,
    /** a ZIP in the ZIP, as a DVD is handed on */
    readonly holdsArchives: boolean,
  ) {}

  static async open(path: string): Promise<Archive> {
    try {
      const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
      let holdsArchives = false;
      const found: { folder: string; name: string; entry: Entry }[] = [];
      for await (const entry of zip.eachEntry()) {
        const match = /^(.*\/)?([^/]+)\.txt$/i.exec(entry.fileName);
        holdsArchives ||= /\.zip$/i.test(entry.fileName);
        if (match?.[2]) found.push({ folder: match[1] ?? "", name: match[2].toUpperCase(), entry });
      }
      // where the detail stands least deep: a README beside the folder, or layouts inside it, are none of the members
      const [own = ""] = found
        .filter(({ name }) => /^(IMP|EXP)_DETL$/.test(name))
        .map(({ folder }) => folder)
        .sort((a, b) => a.length - b.length);
      const entries = new Map<string, Entry>();
      for (const { folder, name, entry } of found) {
        if (folder !== own) continue;
        if (entries.has(name)) throw new Error(`two members ${name}`);
        entries.set(name, entry);
      }
      return new Archive(path, zip, entries, holdsArchives);
    } catch (cause) {
      throw new ArchiveError(`no readable ZIP directory (${(cause as Error).message})`, { cause });
    }
  }

  has(member: string): boolean {
    return this.entries.has(member);
  }

  /** Size of a member, unpacked, bytes. */
  size(member: string): number {
    return this.entry(member).uncompressedSize;
  }

  /** The member in pieces, unpacked; throws ArchiveError at the end when its length or CRC is not the directory's. */
  async *read(member: string): AsyncGenerator<Buffer> {
    const entry = this.entry(member);
    let crc = 0;
    let bytes = 0;
    try {
      for await (const chunk of await this.unpack(entry)) {
        crc = crc32(chunk, crc);
        bytes += chunk.length;
        yield chunk;
      }
    } catch (cause) {
      throw new ArchiveError(`member ${member} does not unpack (${(cause as Error).message})`, { cause });
    }
    if (bytes !== entry.uncompressedSize)
      throw new ArchiveError(`member ${member} has ${bytes} bytes (expected ${entry.uncompressedSize})`);
    if (crc !== entry.crc32)
      throw new ArchiveError(`member ${member} has CRC ${hex(crc)} (expected ${hex(entry.crc32)})`);
  }

  /** Unpacks a member only to see whether it is whole. */
  async check(member: string): Promise<void> {
    const chunks = this.read(member);
    while (!(await chunks.next()).done);
  }

  close(): void {
    this.zip.close();
  }

  private async unpack(entry: Entry): Promise<AsyncIterable<Buffer>> {
    if (entry.isEncrypted()) throw new Error("it is encrypted; pack it anew without a password");
    const { fileDataStart: start } = await this.zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const end = start + entry.compressedSize - 1;
    if (end < start) return Readable.from([]);
    const packed = createReadStream(this.path, { start, end, highWaterMark: 1 << 19 });
    if (entry.compressionMethod === 0) return packed as AsyncIterable<Buffer>;
    if (entry.compressionMethod !== 8)
      throw new Error(
        `compression method ${entry.compressionMethod} (expected 0 or 8; pack it anew as a plain ZIP)`,
      );
    const inflate = createInflateRaw(inflateOptions);
    packed.on("error", (error) => inflate.destroy(error));
    inflate.on("close", () => packed.destroy());
    return packed.pipe(inflate) as AsyncIterable<Buffer>;
  }

  private entry(member: string): Entry {
    const entry = this.entries.get(member);
    if (!entry) throw new ArchiveError(`no member ${member} in the archive`);
    return entry;
  }
}

/** Large pieces, two ahead of the reader: unpacking then runs on its own thread while records are parsed. */
const inflateOptions = { chunkSize: 1 << 19, readableHighWaterMark: 1 << 20 };

function hex(crc: number): string {
  return crc.toString(16).padStart(8, "0");
}
