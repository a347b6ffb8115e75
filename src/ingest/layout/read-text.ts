import { readFile, stat } from 'node:fs/promises';
import { decodeText } from '../formats/charset.ts';
import { IngestError } from '../failure.ts';

const MAX_TEXT_BYTES = 64 * 1024 ** 2;

/** A text file of any encoding. Throws `IngestError` for one too large or blank. */
export async function readText(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size > MAX_TEXT_BYTES) throw new IngestError('too-large', `${size} bytes of text`);
  const { text } = decodeText(await readFile(path));
  if (text.trim() === '') throw new IngestError('empty', 'only blanks');
  return text;
}
