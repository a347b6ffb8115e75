const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const HEADER_FAT_ENTRIES = 109;
const DIRECTORY_ENTRY_BYTES = 128;
const MINI_STREAM_BELOW = 4096;
const MINI_SECTOR_BYTES = 64;
/** Sectors of a chain that are followed at most; the folders of real documents need a few dozen. */
const MAX_CHAIN = 4096;
const LAST_REGULAR_SECTOR = 0xfffffffa;

/** Reads the streams of a compound file (MS-CFB), the container of doc, xls, ppt and of encrypted OOXML. */
export interface CompoundFile {
  has(name: string): boolean;
  /** The first bytes of a stream, at most `length`; undefined when there is no such stream. */
  head(name: string, length: number): Uint8Array | undefined;
}

interface Entry {
  start: number;
  size: number;
}

/** Undefined when the bytes are no compound file; a broken one yields whatever can be followed. */
export function openCompoundFile(bytes: Uint8Array): CompoundFile | undefined {
  if (!SIGNATURE.every((value, index) => bytes[index] === value)) return undefined;
  const reader = new Reader(bytes);
  const entries = reader.entries();
  return {
    has: (name) => entries.has(name),
    head: (name, length) => {
      const entry = entries.get(name);
      return entry && reader.head(entry, entries.get('Root Entry'), length);
    },
  };
}

class Reader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #sectorBytes: number;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#sectorBytes = bytes[30] === 12 ? 4096 : 512;
  }

  entries(): Map<string, Entry> {
    const directory = this.#read(this.#uint32(48), MAX_CHAIN * DIRECTORY_ENTRY_BYTES);
    const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
    const entries = new Map<string, Entry>();
    for (let at = 0; at + DIRECTORY_ENTRY_BYTES <= directory.length; at += DIRECTORY_ENTRY_BYTES) {
      const nameBytes = Math.min(64, view.getUint16(at + 64, true)) - 2;
      if (nameBytes <= 0) continue;
      const name = new TextDecoder('utf-16le').decode(directory.subarray(at, at + nameBytes));
      const entry = { start: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) };
      if (!entries.has(name)) entries.set(name, entry);
    }
    return entries;
  }

  head(entry: Entry, root: Entry | undefined, length: number): Uint8Array {
    const wanted = Math.min(length, entry.size);
    if (entry.size >= MINI_STREAM_BELOW) return this.#read(entry.start, wanted);
    if (!root) return new Uint8Array();
    const offset = entry.start * MINI_SECTOR_BYTES;
    const miniStream = this.#read(root.start, Math.min(root.size, offset + MINI_SECTOR_BYTES));
    return miniStream.subarray(offset, offset + Math.min(wanted, MINI_SECTOR_BYTES));
  }

  #read(start: number, length: number): Uint8Array {
    const sectors: Uint8Array[] = [];
    let sector = start;
    for (let taken = 0; taken < length && sectors.length < MAX_CHAIN; taken += this.#sectorBytes) {
      if (sector >= LAST_REGULAR_SECTOR) break;
      const offset = (sector + 1) * this.#sectorBytes;
      sectors.push(this.#bytes.subarray(offset, offset + this.#sectorBytes));
      sector = this.#next(sector);
    }
    return Buffer.concat(sectors).subarray(0, length);
  }

  /** The allocation table's own sectors are listed in the header, enough for files up to 7 MB. */
  #next(sector: number): number {
    const perSector = this.#sectorBytes / 4;
    const index = Math.floor(sector / perSector);
    if (index >= HEADER_FAT_ENTRIES) return LAST_REGULAR_SECTOR;
    const table = this.#uint32(76 + index * 4);
    return this.#uint32((table + 1) * this.#sectorBytes + (sector % perSector) * 4);
  }

  #uint32(offset: number): number {
    return offset + 4 <= this.#bytes.length ? this.#view.getUint32(offset, true) : LAST_REGULAR_SECTOR;
  }
}
