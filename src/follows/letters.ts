import { findUser } from '../accounts/index.ts';
import { type Document, slugify } from '../catalog/index.ts';
import { priceWords, titleWords } from '../catalog/pages/document-words.ts';
import type { Db } from '../platform/db/index.ts';
import { daily, type JobHandler } from '../platform/jobs/index.ts';
import { enqueueLetter, type Letter } from '../platform/mail/index.ts';
import { LIBRARY_NAME, readSetting } from '../platform/settings.ts';
import { links } from '../ui/links.ts';
import { messagesFor } from '../ui/messages/index.ts';
import { type Follower, listLetterFollowers } from './followers.ts';
import { listFollows } from './follows.ts';
import { findNews } from './news.ts';

export interface LetterContext {
  db: Db;
  config: { baseUrl: string };
}

export const SEND_NEWS = 'follows.send-news';
const MOST_IN_A_LETTER = 30;
const HOUR_MS = 60 * 60_000;
/** A little less than a day and a week, as the job does not run to the second. */
const INTERVALS_MS = { daily: 23 * HOUR_MS, weekly: (7 * 24 - 1) * HOUR_MS };

export function followJobs(context: LetterContext): Record<string, JobHandler> {
  return { [SEND_NEWS]: daily(context.db, SEND_NEWS, () => sendNews(context)) };
}

/** Writes to everybody whose day or week is over and for whom there is something new. */
export async function sendNews(context: LetterContext, now = Date.now()): Promise<void> {
  for (const follower of await listLetterFollowers(context.db)) {
    const { frequency, toldUntil } = follower;
    if (frequency !== 'never' && now - toldUntil >= INTERVALS_MS[frequency])
      await tellNews(context, follower, now);
  }
}

/** The letter goes exactly if it is noted that it went, so that a job that runs again writes to nobody twice. */
async function tellNews({ db, config }: LetterContext, follower: Follower, now: number): Promise<void> {
  const person = await findUser(db, follower.accountId);
  const follows = await listFollows(db, follower.accountId);
  const span = { after: follower.toldUntil, until: now };
  const news = person ? await findNews(db, follows, span, MOST_IN_A_LETTER + 1) : [];
  const libraryName = (await readSetting<string>(db, LIBRARY_NAME)) ?? 'Wenyuan 文渊';
  await db.transaction().execute(async (tx) => {
    const noted = await tx
      .updateTable('followers')
      .set({ told_until: now })
      .where('account_id', '=', follower.accountId)
      .where('told_until', '=', follower.toldUntil)
      .where('frequency', '=', follower.frequency)
      .executeTakeFirst();
    if (noted.numUpdatedRows === 0n || !person || news.length === 0) return;
    await enqueueLetter(tx, composeLetter(person.email, follower, news, { libraryName, ...config }));
  });
}

/** In plain words; the header lets mail programs offer the one click that ends it (RFC 8058). */
function composeLetter(
  to: string,
  { language, stopSecret }: Follower,
  news: Document[],
  { libraryName, baseUrl }: { libraryName: string; baseUrl: string },
): Letter {
  const t = messagesFor(language);
  const stop = baseUrl + links.followsStop(stopSecret);
  const shown = news.slice(0, MOST_IN_A_LETTER);
  const entries = shown.map((document) => {
    const title = titleWords(document);
    const facts = [
      document.author,
      t.common.pages(document.pageCount),
      priceWords(document, { language, t }),
    ];
    const address = baseUrl + links.document(document.id, slugify(title));
    return `${title}\n${facts.filter(Boolean).join(' · ')}\n${address}`;
  });
  const more = news.length > shown.length ? [t.follows.more(baseUrl + links.follows)] : [];
  const end = [t.follows.letterWhy(libraryName), `${t.follows.letterStop}\n${stop}`];
  return {
    to,
    subject: t.follows.letterSubject(libraryName, shown.length),
    text: `${[t.follows.letterOpening, ...entries, ...more, '—', ...end].join('\n\n')}\n`,
    headers: {
      'List-Unsubscribe': `<${stop}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  };
}
