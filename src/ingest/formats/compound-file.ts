import type { FileHandle } from 'node:fs/promises';
import { IngestError } from '../failure.ts';
import { readAt } from './files.ts';

/** One entry of a compound file's directory ([MS-CFB] 2.6). */
export interface CompoundEntry {
  name: string;
  isStream: boolean;
  start: number;
  size: number;
  left: number;
  right: number;
  child: number;
}

const END_OF_CHAIN = 0xfffffffa;
const MAX_DIRECTORY_SECTORS = 4_096;
const MAX_FAT_SECTORS = 65_536;
const MINI_SECTOR = 64;

/** Reads the directory and the first bytes of streams of an OLE compound file, and nothing else of it. */
export class CompoundFile {
  readonly entries: CompoundEntry[] = [];
  readonly #file: FileHandle;
  readonly #sectorSize: number;
  readonly #miniCutoff: number;
  readonly #miniFatStart: number;
  #fatSectors: number[] = [];
  #fatCache = new Map<number, Buffer>();

  private constructor(file: FileHandle, header: Buffer) {
    this.#file = file;
    const shift = header.readUInt16LE(30);
    if (shift !== 9 && shift !== 12) throw new IngestError('damaged', 'compound file: bad sector size');
    this.#sectorSize = 1 << shift;
    this.#miniCutoff = header.readUInt32LE(56);
    this.#miniFatStart = header.readUInt32LE(60);
  }

  static async open(file: FileHandle): Promise<CompoundFile> {
    const header = await readAt(file, 0, 512);
    if (header.length < 512) throw new IngestError('damaged', 'compound file: header cut short');
    const compound = new CompoundFile(file, header);
    await compound.#readFatLocations(header);
    await compound.#readDirectory(header.readUInt32LE(48));
    return compound;
  }

  /** A stream at the top level; those of embedded objects lie deeper. */
  find(name: string): CompoundEntry | undefined {
    const pending = [this.entries[0]?.child ?? 0];
    const seen = new Set<number>();
    for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
      const entry = this.entries[index];
      if (!entry || seen.has(index)) continue;
      seen.add(index);
      if (entry.isStream && entry.name === name) return entry;
      pending.push(entry.left, entry.right);
    }
    return undefined;
  }

  /** The first `length` bytes of a stream, fewer when it is shorter or cut. */
  async readStart(entry: CompoundEntry, length: number): Promise<Buffer> {
    const wanted = Math.min(length, entry.size);
    if (entry.size >= this.#miniCutoff) return this.#readChain(entry.start, 0, wanted);
    const root = this.entries[0];
    if (!root) return Buffer.alloc(0);
    const parts: Buffer[] = [];
    let sector = entry.start;
    for (let read = 0; read < wanted && sector < END_OF_CHAIN; read += MINI_SECTOR) {
      parts.push(await this.#readChain(root.start, sector * MINI_SECTOR, MINI_SECTOR));
      const link = await this.#readChain(this.#miniFatStart, sector * 4, 4);
      if (link.length < 4) break;
      sector = link.readUInt32LE(0);
    }
    return Buffer.concat(parts).subarray(0, wanted);
  }

  async #readFatLocations(header: Buffer): Promise<void> {
    collectSectors(header.subarray(76, 512), this.#fatSectors);
    let sector = header.readUInt32LE(68);
    const seen = new Set<number>();
    while (sector < END_OF_CHAIN && !seen.has(sector) && this.#fatSectors.length < MAX_FAT_SECTORS) {
      seen.add(sector);
      const block = await this.#readSector(sector);
      if (block.length < this.#sectorSize) return;
      collectSectors(block.subarray(0, -4), this.#fatSectors);
      sector = block.readUInt32LE(block.length - 4);
    }
  }

  async #readDirectory(start: number): Promise<void> {
    let sector = start;
    const seen = new Set<number>();
    while (sector < END_OF_CHAIN && !seen.has(sector) && seen.size < MAX_DIRECTORY_SECTORS) {
      seen.add(sector);
      const block = await this.#readSector(sector);
      for (let at = 0; at + 128 <= block.length; at += 128) this.#addEntry(block.subarray(at, at + 128));
      sector = await this.#next(sector);
    }
    if (this.entries.length === 0) throw new IngestError('damaged', 'compound file: no directory');
  }

  #addEntry(record: Buffer): void {
    const nameBytes = Math.min(Math.max(record.readUInt16LE(64) - 2, 0), 62);
    const type = record[66];
    this.entries.push({
      name: record.toString('utf16le', 0, nameBytes),
      isStream: type === 2,
      left: record.readUInt32LE(68),
      right: record.readUInt32LE(72),
      child: record.readUInt32LE(76),
      start: record.readUInt32LE(116),
      size: record.readUInt32LE(120),
    });
  }

  async #readChain(start: number, offset: number, length: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    let sector = start;
    let skip = offset;
    let left = length;
    for (let steps = 0; left > 0 && sector < END_OF_CHAIN && steps < MAX_FAT_SECTORS; steps += 1) {
      if (skip < this.#sectorSize) {
        const part = (await this.#readSector(sector)).subarray(skip, skip + left);
        if (part.length === 0) break;
        parts.push(part);
        left -= part.length;
        skip = 0;
      } else skip -= this.#sectorSize;
      if (left > 0) sector = await this.#next(sector);
    }
    return Buffer.concat(parts);
  }

  async #next(sector: number): Promise<number> {
    const perSector = this.#sectorSize / 4;
    const fatSector = this.#fatSectors[Math.floor(sector / perSector)];
    if (fatSector === undefined) return END_OF_CHAIN;
    let fat = this.#fatCache.get(fatSector);
    if (!fat) {
      fat = await this.#readSector(fatSector);
      this.#fatCache.set(fatSector, fat);
    }
    const at = (sector % perSector) * 4;
    return at + 4 <= fat.length ? fat.readUInt32LE(at) : END_OF_CHAIN;
  }

  #readSector(sector: number): Promise<Buffer> {
    return readAt(this.#file, (sector + 1) * this.#sectorSize, this.#sectorSize);
  }
}

function collectSectors(bytes: Buffer, into: number[]): void {
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const sector = bytes.readUInt32LE(at);
    if (sector < END_OF_CHAIN) into.push(sector);
  }
}
