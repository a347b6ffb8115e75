import { findHeldSince, type Reader } from '../access/index.ts';
import { type Document, findVersion } from '../catalog/index.ts';
import type { Format } from '../ingest/index.ts';
import type { Db } from '../platform/db/index.ts';
import { ForbiddenError, NotFoundError } from '../platform/errors.ts';

export interface ChosenFile {
  sha256: string;
  fileName: string;
  bytes: number;
  format: Format | null;
}

/**
 * The file of the version asked for, the present one where none is, for a reader who may download the document.
 * Earlier ones are for whoever held the document while they were its file, and for whoever manages it; throws
 * `ForbiddenError` for others and `NotFoundError` for a version that never was.
 */
export async function chooseFile(
  db: Db,
  document: Document,
  reader: Reader | undefined,
  version: string | undefined,
): Promise<ChosenFile> {
  if (version === undefined || version === String(document.version)) return document;
  const earlier = await findVersion(db, document.id, Number(version));
  if (!earlier) throw new NotFoundError('there is no such version');
  const since = await findHeldSince(db, reader, document);
  if (since === undefined || since >= (earlier.servedUntil ?? Number.POSITIVE_INFINITY))
    throw new ForbiddenError('this version was replaced before');
  return { ...earlier, format: earlier.format as Format | null };
}
