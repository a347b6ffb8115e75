import { type Document, findDocuments } from '../catalog/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { SearchEngine } from './engine.ts';

const MOST = 6;

/**
 * Published documents like this one by what they say, the likest first, each once; the document itself and
 * its other formats left out. Only text that everyone may read is compared.
 */
export async function findSimilar(
  { db, search }: { db: Db; search: SearchEngine },
  document: Document,
): Promise<Document[]> {
  const text = [document.title, document.title, document.summary, document.previewText].join('\n\n');
  const ids = await search.similar(text, MOST * 2);
  const documents = await findDocuments(
    db,
    ids.filter((id) => id !== document.id),
  );
  const seen = new Set([workOf(document)]);
  return documents
    .filter(
      (other) => other.visibility === 'published' && !seen.has(workOf(other)) && seen.add(workOf(other)),
    )
    .slice(0, MOST);
}

/** The same for the formats of one document. */
function workOf({ title, author }: Document): string {
  return `${title}\n${author}`;
}
