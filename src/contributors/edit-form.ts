import type { Document, DocumentForm } from '../catalog/index.ts';
import { minorDigits } from '../platform/money.ts';

/** A field that somebody else changed since the form was opened; values as the form shows them. */
export interface FieldDifference {
  field: keyof DocumentForm;
  theirs: string;
  /** Set where this form changes the field too. */
  yours?: string;
}

export function readForm(body: Record<string, unknown>): DocumentForm {
  const text = (name: string) => (typeof body[name] === 'string' ? body[name].toWellFormed() : '');
  return {
    title: text('title'),
    author: text('author'),
    summary: text('summary'),
    language: text('language'),
    categoryId: text('categoryId'),
    tags: text('tags'),
    licence: text('licence'),
    price: text('price'),
    previewPages: text('previewPages'),
  };
}

export function formOf(document: Document, tags: string[]): DocumentForm {
  const digits = minorDigits(document.price.currency);
  return {
    title: document.title,
    author: document.author,
    summary: document.summary,
    language: document.language,
    categoryId: document.categoryId ?? '',
    tags: tags.join(', '),
    licence: document.licence,
    price: (document.price.minor / 10 ** digits).toFixed(digits),
    previewPages: String(document.previewPages),
  };
}

/** The values that the form was opened with, as it carries them; undefined where it carries none. */
export function readOpened(value: unknown): DocumentForm | undefined {
  if (typeof value !== 'string') return undefined;
  try {
    const opened: unknown = JSON.parse(value);
    return opened && typeof opened === 'object' ? readForm({ ...opened }) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What a form says over what somebody else, or the file's reading, has set since it was opened: fields
 * that it did not change are theirs. Without the values it was opened with, all of it counts as changed.
 */
export function mergeForms(
  yours: DocumentForm,
  opened: DocumentForm | undefined,
  theirs: DocumentForm,
): { form: DocumentForm; differences: FieldDifference[] } {
  const form = { ...yours };
  const differences: FieldDifference[] = [];
  for (const field of Object.keys(theirs) as Array<keyof DocumentForm>) {
    if (isSame(yours[field], theirs[field])) continue;
    if (opened && isSame(opened[field], theirs[field])) continue;
    const mine = !opened || !isSame(yours[field], opened[field]);
    if (!mine) form[field] = theirs[field];
    differences.push({ field, theirs: theirs[field], ...(mine ? { yours: yours[field] } : {}) });
  }
  return { form, differences };
}

/** Browsers send lines with a carriage return. */
function isSame(one: string, other: string): boolean {
  const plain = (text: string) => text.replaceAll('\r\n', '\n').trim();
  return plain(one) === plain(other);
}
