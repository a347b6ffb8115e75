import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { IngestError } from '../failure.ts';
import { openTrimmed } from './trimmed-zip.ts';

export const archiveLimits = {
  entries: 20_000,
  inflatedBytes: 1024 ** 3,
  /** Inflated to packed, judged only above `ratioFloorBytes`: small files of blanks pack well. */
  ratio: 200,
  ratioFloorBytes: 50 * 1024 ** 2,
  nestedDepth: 4,
  nestedBytes: 64 * 1024 ** 2,
};

/** Bytes inflated so far from one file, nested archives included. */
export class InflationBudget {
  #inflated = 0;
  readonly #packedBytes: number;
  constructor(packedBytes: number) {
    this.#packedBytes = packedBytes;
  }

  spend(bytes: number): void {
    this.#inflated += bytes;
    if (this.#inflated > archiveLimits.inflatedBytes)
      throw new IngestError('bomb', `inflates to over ${archiveLimits.inflatedBytes} bytes`);
    const ratio = this.#inflated / Math.max(this.#packedBytes, 1);
    if (this.#inflated > archiveLimits.ratioFloorBytes && ratio > archiveLimits.ratio)
      throw new IngestError('bomb', `inflates more than ${archiveLimits.ratio} times`);
  }
}

/**
 * The entries of a ZIP file by name. Nothing is ever written to disk; names that climb out of the
 * archive (absolute, `..`, NUL) are left out. Everything inflated counts against one budget.
 */
export class Archive {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly #zip: ZipFile;
  readonly #budget: InflationBudget;

  private constructor(zip: ZipFile, entries: Map<string, Entry>, budget: InflationBudget) {
    this.#zip = zip;
    this.entries = entries;
    this.#budget = budget;
  }

  static async open(source: string | Buffer, budget?: InflationBudget): Promise<Archive> {
    const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true };
    try {
      const zip =
        typeof source === 'string'
          ? await openTrimmed(source, options)
          : await yauzl.fromBufferPromise(source, options);
      return await Archive.#list(zip, budget ?? new InflationBudget(zip.fileSize));
    } catch (error) {
      throw asDamaged(error);
    }
  }

  static async #list(zip: ZipFile, budget: InflationBudget): Promise<Archive> {
    try {
      return new Archive(zip, await listEntries(zip), budget);
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  /** Whether any entry is locked by a ZIP password. */
  get encrypted(): boolean {
    return [...this.entries.values()].some((entry) => entry.isEncrypted());
  }

  async read(name: string, limit = archiveLimits.inflatedBytes): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let size = 0;
    await this.stream(name, (chunk) => {
      size += chunk.length;
      if (size > limit) throw new IngestError('too-large', `${name}: over ${limit} bytes`);
      chunks.push(chunk);
    });
    return Buffer.concat(chunks);
  }

  /** Calls `take` with each inflated chunk of an entry; an error thrown there ends the reading. */
  async stream(name: string, take: (chunk: Buffer) => void): Promise<void> {
    const entry = this.entries.get(name);
    if (!entry) throw new IngestError('damaged', `no entry ${name}`);
    if (entry.isEncrypted()) throw new IngestError('encrypted', name);
    try {
      for await (const chunk of await this.#zip.openReadStreamPromise(entry)) {
        this.#budget.spend(chunk.length);
        take(chunk);
      }
    } catch (error) {
      throw asDamaged(error);
    }
  }

  close(): void {
    this.#zip.close();
  }
}

export async function withArchive<T>(
  source: string | Buffer,
  use: (archive: Archive) => Promise<T>,
  budget?: InflationBudget,
): Promise<T> {
  const archive = await Archive.open(source, budget);
  try {
    return await use(archive);
  } finally {
    archive.close();
  }
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  if (zip.entryCount > archiveLimits.entries) throw new IngestError('bomb', `${zip.entryCount} entries`);
  for await (const entry of zip.eachEntry()) {
    const name = yauzl.getFileNameLowLevel(
      entry.generalPurposeBitFlag,
      entry.fileNameRaw,
      entry.extraFields,
      false,
    );
    if (isSafeName(name) && !entries.has(name)) entries.set(name, entry);
  }
  return entries;
}

function isSafeName(name: string): boolean {
  if (name === '' || name.includes('\0') || /^[/\\]|^[A-Za-z]:/.test(name)) return false;
  return !name.split(/[/\\]/).includes('..');
}

function asDamaged(error: unknown): IngestError {
  if (error instanceof IngestError) return error;
  return new IngestError('damaged', `zip: ${error instanceof Error ? error.message : String(error)}`);
}
