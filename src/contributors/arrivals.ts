import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileStore } from '@tus/file-store';
import { DuplicateFileError, receiveFile } from '../catalog/index.ts';
import { type ContributorContext, libraryCurrency } from './context.ts';
import { readDefaults, type UploadFields } from './defaults.ts';

/** Resumable uploads on their way in: a file of bytes and one of facts (`.json`) each, in one folder. */
export interface Arrivals {
  /**
   * Takes the upload into the library if all its bytes are here; asked more than once, it happens once.
   * `fields` are those of the request that brought the last bytes, which may be a later one than began it.
   * Throws `DuplicateFileError`, `InvalidInputError`.
   */
  keepIfWhole(id: string, fields?: UploadFields): Promise<void>;
  /** Takes in what was whole when the server ended before it could. */
  recover(): Promise<void>;
}

export function createArrivals(context: ContributorContext, store: FileStore, folder: string): Arrivals {
  const underWay = new Map<string, Promise<void>>();
  const keepIfWhole = (id: string, fields?: UploadFields): Promise<void> => {
    const known = underWay.get(id);
    if (known) return known;
    const keeping = keep(context, store, folder, id, fields).finally(() => underWay.delete(id));
    underWay.set(id, keeping);
    return keeping;
  };
  return {
    keepIfWhole,
    async recover() {
      const names = await readdir(folder).catch(() => []);
      for (const name of names.filter((file) => file.endsWith('.json'))) {
        // What is refused stays for its owner, who is told on going on with it, until it expires.
        await keepIfWhole(name.slice(0, -'.json'.length)).catch(() => {});
      }
    },
  };
}

/** An upload's identifier starts with its owner's. */
export function ownerOf(uploadId: string): string {
  return uploadId.slice(0, uploadId.indexOf('-'));
}

async function keep(
  { db, storage }: ContributorContext,
  store: FileStore,
  folder: string,
  id: string,
  fields: UploadFields | undefined,
): Promise<void> {
  const upload = await store.getUpload(id).catch(() => undefined);
  if (!upload || upload.offset !== upload.size) return;
  const currency = await libraryCurrency(db);
  const defaults = await readDefaults(db, fields ?? fieldsOf(upload.metadata), currency);
  const file = {
    path: join(folder, id),
    fileName: upload.metadata?.['filename'] ?? '',
    ownerId: ownerOf(id),
  };
  const forget = () => rm(join(folder, `${id}.json`), { force: true });
  try {
    await receiveFile(db, storage, { ...defaults, ...file, currency });
    await forget();
  } catch (error) {
    if (error instanceof DuplicateFileError) await forget();
    throw error;
  }
}

export function fieldsOf(metadata: Record<string, string | null> | undefined): UploadFields {
  const field = (name: string) => metadata?.[name] ?? undefined;
  return {
    price: field('price'),
    previewPages: field('previewPages'),
    categoryId: field('categoryId'),
    licence: field('licence'),
    publish: field('publish'),
  };
}
