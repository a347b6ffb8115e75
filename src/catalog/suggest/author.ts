import { cleanLine } from '../../platform/visible-text.ts';

const MAX_AUTHOR_LENGTH = 200;

/** What programs and new machines write in place of a name. */
const PLACEHOLDER =
  /^(unknown( author)?|anonymous|author|owner|default|(default |windows |microsoft |microsoft office |office )?user|admin(istrator)?|preferred customer|(微软|办公)?用户|未知|管理员|作者|.*\(0x[\da-f]+\)|[a-z]|[\p{P}\s\d]+)$/iu;

/** Whom the file names, if it is a name. */
export function suggestAuthor(named: string | undefined): string {
  const author = cleanLine(named ?? '');
  return PLACEHOLDER.test(author) ? '' : author.slice(0, MAX_AUTHOR_LENGTH);
}
