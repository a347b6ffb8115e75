import { formatMoney } from '../../platform/money.ts';
import { languageName } from '../../ui/format.ts';
import { nameIn } from '../../ui/messages/index.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { type Category, categoryName } from '../categories.ts';
import type { DocumentSummary } from '../documents.ts';

/** What a document's facts are called for this reader. */

export function priceWords(
  document: DocumentSummary,
  { language, t }: Pick<PageContext, 'language' | 't'>,
): string {
  return document.price.minor === 0 ? t.common.free : formatMoney(document.price, language);
}

export function formatWords(document: DocumentSummary, { t }: PageContext): string {
  if (document.format) return nameIn(t.formats, document.format);
  const extension = /\.([^.]{1,8})$/.exec(document.fileName)?.[1];
  return extension?.toUpperCase() ?? t.document.format;
}

export function languageWords(document: DocumentSummary, { language, t }: PageContext): string {
  return languageName(document.language, language) ?? t.common.unknownLanguage;
}

/** Short enough to stand where a cover will be. */
export function formatCode(document: DocumentSummary): string {
  const extension = /\.([^.]{1,5})$/.exec(document.fileName)?.[1];
  return (document.format ?? extension ?? '').toUpperCase();
}

/** A title not yet known is that of the file. */
export function titleWords(document: DocumentSummary): string {
  return document.title || document.fileName;
}

/** For the `lang` attribute; `und` says nothing that a browser could use. */
export function langOf(document: DocumentSummary): string | undefined {
  return document.language === 'und' ? undefined : document.language;
}

export function isWorking(document: DocumentSummary): boolean {
  return document.stage !== 'ready' && document.stage !== 'failed';
}

export function categoryChoices(categories: Category[], { language }: PageContext, none: string) {
  return [
    { value: '', label: none },
    ...categories.map((category) => ({ value: category.id, label: categoryName(category, language) })),
  ];
}

export function licenceChoices(licences: readonly string[], { t }: PageContext) {
  return licences.map((licence) => ({ value: licence, label: nameIn(t.licences, licence) }));
}
