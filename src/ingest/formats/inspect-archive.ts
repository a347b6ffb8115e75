import { stat } from 'node:fs/promises';
import { type FailureCode, IngestError } from '../failure.ts';
import { type Archive, archiveLimits, InflationBudget, withArchive } from './archive.ts';

/**
 * Inflates every entry of an Office or EPUB file without keeping it, so that no converter ever meets
 * a bomb: too much data, too many entries, archives within archives, or XML that declares entities.
 */
export async function inspectArchive(path: string): Promise<void> {
  const { size } = await stat(path);
  await inspect(path, new InflationBudget(size), 1);
}

async function inspect(source: string | Buffer, budget: InflationBudget, depth: number): Promise<void> {
  if (depth > archiveLimits.nestedDepth) throw new IngestError('bomb', `archives ${depth} deep`);
  await withArchive(
    source,
    async (archive) => {
      for (const [name, entry] of archive.entries) {
        if (name.endsWith('/') || entry.isEncrypted()) continue;
        const nested = await inspectEntry(archive, name);
        if (nested) await inspectNested(nested, budget, depth + 1);
      }
    },
    budget,
  );
}

/** Returns the entry's bytes when it is itself an archive that can be looked into. */
async function inspectEntry(archive: Archive, name: string): Promise<Buffer | undefined> {
  const prolog = /\.(xml|rels|vml|opf|ncx)$/i.test(name) ? new PrologWatch(name) : undefined;
  let kept: Buffer[] | undefined;
  let size = 0;
  await archive.stream(name, (chunk) => {
    prolog?.take(chunk);
    if (size === 0 && chunk.length >= 4 && chunk.readUInt32BE(0) === 0x504b0304) kept = [];
    size += chunk.length;
    if (size > archiveLimits.nestedBytes) kept = undefined;
    kept?.push(chunk);
  });
  return kept && Buffer.concat(kept);
}

const DANGERS: FailureCode[] = ['bomb', 'entities'];

/** An embedded file that is no sound archive is the converter's to ignore. */
async function inspectNested(bytes: Buffer, budget: InflationBudget, depth: number): Promise<void> {
  try {
    await inspect(bytes, budget, depth);
  } catch (error) {
    if (!(error instanceof IngestError) || DANGERS.includes(error.code)) throw error;
  }
}

const PROLOG_LIMIT = 256 * 1024;

/** Watches what stands before the root element, the only place where entities can be declared. */
class PrologWatch {
  readonly #name: string;
  #text = '';
  #done = false;
  constructor(name: string) {
    this.#name = name;
  }

  take(chunk: Buffer): void {
    if (this.#done) return;
    // NULs are dropped so that UTF-16 reads like ASCII.
    this.#text += chunk.subarray(0, PROLOG_LIMIT).toString('latin1').replaceAll('\0', '');
    const declared = /<!ENTITY/i.exec(this.#text);
    const root = /<[A-Za-z_]/.exec(this.#text);
    if (declared && (!root || declared.index < root.index)) throw new IngestError('entities', this.#name);
    if (root) this.#done = true;
    else if (this.#text.length > PROLOG_LIMIT)
      throw new IngestError('bomb', `${this.#name}: no root element in ${PROLOG_LIMIT} bytes`);
  }
}
