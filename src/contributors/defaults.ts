import { LICENCES, listCategories, type ReceiveDefaults } from '../catalog/index.ts';
import type { Db } from '../platform/db/index.ts';
import { InvalidInputError } from '../platform/errors.ts';
import { parseAmount } from '../platform/money.ts';

/** What may be set for all files of one upload, all as typed; a field that was emptied is not one left out. */
export interface UploadFields {
  price?: string | undefined;
  previewPages?: string | undefined;
  categoryId?: string | undefined;
  licence?: string | undefined;
  publish?: string | undefined;
}

/** Checks the fields shared by an upload; throws `InvalidInputError`. */
export async function readDefaults(db: Db, fields: UploadFields, currency: string): Promise<ReceiveDefaults> {
  const errors: Record<string, string> = {};
  const defaults: ReceiveDefaults = fields.publish ? { then: 'publish' } : {};
  if (fields.price !== undefined) {
    const price = parseAmount(fields.price, currency);
    if (price === undefined) errors['price'] = 'amount';
    else defaults.priceMinor = price;
  }
  if (fields.previewPages !== undefined) {
    const pages = Number(fields.previewPages.trim() || Number.NaN);
    if (!Number.isInteger(pages) || pages < 0 || pages > 10_000) errors['previewPages'] = 'pages';
    else defaults.previewPages = pages;
  }
  if (fields.categoryId) {
    const known = (await listCategories(db)).some(({ id }) => id === fields.categoryId);
    if (known) defaults.categoryId = fields.categoryId;
    else errors['categoryId'] = 'unknown';
  }
  if (fields.licence) {
    if (LICENCES.includes(fields.licence)) defaults.licence = fields.licence;
    else errors['licence'] = 'unknown';
  }
  if (Object.keys(errors).length > 0) throw new InvalidInputError(errors);
  return defaults;
}
