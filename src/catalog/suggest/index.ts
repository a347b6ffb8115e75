import type { Reading } from '../../ingest/index.ts';
import type { Category } from '../categories.ts';
import type { Document } from '../documents.ts';
import { suggestAuthor } from './author.ts';
import { suggestCategory } from './category.ts';
import { suggestLanguage } from './language.ts';
import { suggestLicence } from './licence.ts';
import { suggestSummary } from './summary.ts';
import { suggestTags } from './tags.ts';
import { suggestTitle } from './title.ts';

/** How much of the text, in UTF-16 units, suggestions are made from. */
const SAMPLE_LENGTH = 20_000;

export interface SuggestedDetails {
  title?: string;
  author?: string;
  summary?: string;
  language?: string;
  category_id?: string | null;
  licence?: string;
  tags: string[];
}

/** Details read off the file, for those fields that no person has set. */
export function suggestDetails(
  document: Document,
  reading: Reading,
  categories: Category[],
): SuggestedDetails {
  const sample = sampleText(reading);
  const open = (field: string) => !document.edited.includes(field);
  const title = open('title') ? suggestTitle(document.fileName, reading) : document.title;
  const language = suggestLanguage(sample, reading.metadata.language);
  const tags = open('tags') ? suggestTags(`${title}\n${sample}`, reading.metadata.keywords, language) : [];
  return {
    title,
    ...(open('author') ? { author: suggestAuthor(reading.metadata.author) } : {}),
    ...(open('summary') ? { summary: suggestSummary(sample, title, reading.metadata.description) } : {}),
    ...(open('language') ? { language } : {}),
    ...(open('categoryId')
      ? { category_id: suggestCategory(`${title}\n${tags.join('\n')}`, sample, categories) }
      : {}),
    ...(open('licence') ? { licence: suggestLicence(sample) } : {}),
    tags,
  };
}

function sampleText(reading: Reading): string {
  let sample = '';
  for (const page of reading.pages) {
    sample += `${page.text}\n`;
    if (sample.length > SAMPLE_LENGTH) break;
  }
  return sample.slice(0, SAMPLE_LENGTH);
}
