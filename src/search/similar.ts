import { type Document, findDocuments } from '../catalog/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { SearchEngine } from './engine.ts';

const MOST = 6;

/**
 * Published documents like this one by what they say, the likest first; the document itself and its other
 * formats left out. Only text that everyone may read is compared.
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
  return documents
    .filter(({ visibility, title, author }) => {
      const isTwin = title === document.title && author === document.author;
      return visibility === 'published' && !isTwin;
    })
    .slice(0, MOST);
}
