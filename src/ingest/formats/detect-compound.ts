import type { FileHandle } from 'node:fs/promises';
import { IngestError } from '../failure.ts';
import { type CompoundEntry, CompoundFile } from './compound-file.ts';
import type { Format } from './format.ts';

/** The format of an OLE compound file, told by its streams; a password is told by their first bytes. */
export async function detectCompound(file: FileHandle): Promise<Format> {
  const compound = await CompoundFile.open(file);
  if (compound.find('EncryptedPackage')) throw new IngestError('encrypted', 'EncryptedPackage');
  const word = compound.find('WordDocument');
  if (word) return checkWord(compound, word);
  const workbook = compound.find('Workbook') ?? compound.find('Book');
  if (workbook) return checkWorkbook(compound, workbook);
  if (compound.find('PowerPoint Document')) return checkPresentation(compound);
  throw new IngestError('unsupported', 'compound file without a document');
}

/** [MS-DOC] 2.5.2: bit fEncrypted of the FIB's flags. */
async function checkWord(compound: CompoundFile, entry: CompoundEntry): Promise<Format> {
  const fib = await compound.readStart(entry, 12);
  if (fib.length === 12 && (fib.readUInt16LE(10) & 0x0100) !== 0)
    throw new IngestError('encrypted', 'FIB fEncrypted');
  return 'doc';
}

/** [MS-XLS] 2.4.117: a FilePass record stands near the start of the workbook's globals. */
async function checkWorkbook(compound: CompoundFile, entry: CompoundEntry): Promise<Format> {
  const records = await compound.readStart(entry, 4_096);
  for (let at = 0; at + 4 <= records.length; ) {
    const type = records.readUInt16LE(at);
    if (type === 0x2f) throw new IngestError('encrypted', 'FilePass');
    if (type === 0x0a) break;
    at += 4 + records.readUInt16LE(at + 2);
  }
  return 'xls';
}

/** [MS-PPT] 2.3.2: the current user's header token says whether the document is encrypted. */
async function checkPresentation(compound: CompoundFile): Promise<Format> {
  const entry = compound.find('Current User');
  const user = entry ? await compound.readStart(entry, 16) : Buffer.alloc(0);
  const encrypted = user.length === 16 && user.readUInt32LE(12) === 0xf3d1c4df;
  if (encrypted || compound.find('EncryptedSummary')) throw new IngestError('encrypted', 'CurrentUserAtom');
  return 'ppt';
}
