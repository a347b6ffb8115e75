import { freePages, mayManage, type Reader } from '../access/index.ts';
import { listPageTexts } from '../ingest/index.ts';
import type { Db, Tx } from '../platform/db/index.ts';
import { AppError, ForbiddenError, InvalidInputError } from '../platform/errors.ts';
import { parseAmount } from '../platform/money.ts';
import { cleanLine, cleanLines } from '../platform/visible-text.ts';
import { recordChange } from './changes.ts';
import { type Document, getDocument } from './documents.ts';
import { composePreviewText } from './preview-text.ts';
import { LICENCES } from './suggest/licence.ts';

export interface DocumentForm {
  title: string;
  author: string;
  summary: string;
  language: string;
  categoryId: string;
  /** Separated by commas or line breaks. */
  tags: string;
  licence: string;
  /** As typed, in the library's currency. */
  price: string;
  previewPages: string;
}

const MAX_TAGS = 20;
const EDITABLE = ['title', 'author', 'summary', 'language', 'categoryId', 'tags', 'licence'];

/** The document, if the reader may change it; throws `ForbiddenError` otherwise. */
export async function getManagedDocument(db: Db, reader: Reader | undefined, id: string): Promise<Document> {
  const document = await getDocument(db, id);
  if (!mayManage(reader, document) || document.visibility === 'removed') throw new ForbiddenError();
  return document;
}

/** Somebody else saved the document after this person had opened it. */
export class EditedMeanwhileError extends AppError {
  override name = 'EditedMeanwhileError';
  constructor() {
    super('conflict', 'the document was changed meanwhile');
  }
}

/**
 * Saves what a person set over the revision they had before them. Throws `InvalidInputError` naming
 * every field that is wrong, and `EditedMeanwhileError` rather than undo another's changes unseen.
 */
export async function editDocument(
  db: Db,
  id: string,
  form: DocumentForm,
  revision: number,
): Promise<Document> {
  return await db.transaction().execute(async (tx) => {
    const document = await getDocument(tx, id);
    if (document.revision !== revision) throw new EditedMeanwhileError();
    const values = await checkForm(tx, document, form);
    await tx
      .updateTable('documents')
      .set({ ...values, revision: revision + 1, edited: JSON.stringify(EDITABLE), updated_at: Date.now() })
      .where('id', '=', id)
      .execute();
    await replaceTags(tx, id, splitTags(form.tags));
    await refreshPreviewText(tx, id);
    await recordChange(tx, id);
    return await getDocument(tx, id);
  });
}

async function checkForm(tx: Tx, document: Document, form: DocumentForm) {
  const fields: Record<string, string> = {};
  const title = cleanLine(form.title);
  if (title === '') fields['title'] = 'required';
  else if (title.length > 300) fields['title'] = 'long';
  if (form.summary.length > 2_000) fields['summary'] = 'long';
  if (!LICENCES.includes(form.licence) && form.licence !== document.licence) fields['licence'] = 'unknown';
  const price = parseAmount(form.price, document.price.currency);
  if (price === undefined) fields['price'] = 'amount';
  const previewPages = Number(form.previewPages.trim() || Number.NaN);
  if (!Number.isInteger(previewPages) || previewPages < 0 || previewPages > 10_000)
    fields['previewPages'] = 'pages';
  if (form.categoryId && !(await hasCategory(tx, form.categoryId))) fields['categoryId'] = 'unknown';
  if (Object.keys(fields).length > 0) throw new InvalidInputError(fields);
  return {
    title,
    author: cleanLine(form.author).slice(0, 200),
    summary: cleanLines(form.summary),
    language: form.language.slice(0, 20) || 'und',
    category_id: form.categoryId || null,
    licence: form.licence,
    price_minor: price ?? 0,
    preview_pages: previewPages,
  };
}

async function hasCategory(tx: Tx, id: string): Promise<boolean> {
  return (
    (await tx.selectFrom('categories').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
  );
}

function splitTags(text: string): string[] {
  const tags = text.split(/[,，、;；\n]/).map((tag) => cleanLine(tag).slice(0, 40));
  return [...new Set(tags.filter(Boolean))].slice(0, MAX_TAGS);
}

async function replaceTags(tx: Tx, documentId: string, tags: string[]): Promise<void> {
  await tx.deleteFrom('document_tags').where('document_id', '=', documentId).execute();
  if (tags.length === 0) return;
  await tx
    .insertInto('document_tags')
    .values(tags.map((tag) => ({ document_id: documentId, tag })))
    .execute();
}

/** The preview follows price and free pages at once: text that is no longer free must not linger. */
async function refreshPreviewText(tx: Tx, id: string): Promise<void> {
  const document = await getDocument(tx, id);
  if (document.stage !== 'ready') return;
  const texts = await listPageTexts(tx, document.sha256, 1, Math.min(50, freePages(document)));
  await tx
    .updateTable('documents')
    .set({ preview_text: composePreviewText(texts) })
    .where('id', '=', id)
    .execute();
}

export async function publishDocument(db: Db, id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const document = await getDocument(tx, id);
    if (document.stage !== 'ready')
      throw new AppError('conflict', 'only a document that is ready can be published');
    await tx
      .updateTable('documents')
      .set({
        visibility: 'published',
        published_at: document.publishedAt ?? Date.now(),
        updated_at: Date.now(),
      })
      .where('id', '=', id)
      .execute();
    await recordChange(tx, id);
  });
}

export async function unpublishDocument(db: Db, id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('documents')
      .set({ visibility: 'draft', publish_when_ready: 0, updated_at: Date.now() })
      .where('id', '=', id)
      .execute();
    await recordChange(tx, id);
  });
}
