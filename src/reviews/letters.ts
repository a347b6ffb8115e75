import { findUser } from '../accounts/index.ts';
import { type Document, slugify } from '../catalog/index.ts';
import { titleWords } from '../catalog/pages/document-words.ts';
import type { Tx } from '../platform/db/index.ts';
import { enqueueLetter } from '../platform/mail/index.ts';
import { letterParts } from '../ui/letter.ts';
import { links } from '../ui/links.ts';
import { messagesFor } from '../ui/messages/index.ts';

export interface LetterFrom {
  libraryName: string;
  baseUrl: string;
}

/**
 * Tells a document's contributor of a question, exactly if the caller's transaction commits. Written in the
 * language of the document, as nothing is known of its contributor's.
 */
export async function tellContributor(
  tx: Tx,
  document: Document,
  question: string,
  { libraryName, baseUrl }: LetterFrom,
): Promise<void> {
  const contributor = await findUser(tx, document.ownerId);
  if (!contributor) return;
  const language = document.language.startsWith('zh') ? 'zh-Hans' : 'en';
  const { questionLetter: t } = messagesFor(language);
  const title = titleWords(document);
  const frame = { language, libraryName, address: baseUrl, title: t.title } as const;
  await enqueueLetter(tx, {
    to: contributor.email,
    subject: t.subject(title),
    ...letterParts(frame, [
      t.lead(title),
      question,
      { words: t.answer, href: baseUrl + links.reviews(document.id, { part: 'questions' }) },
      `${t.document}\n${baseUrl}${links.document(document.id, slugify(title))}`,
    ]),
  });
}
