import iconv from 'iconv-lite';
import { readSource } from './markdown.ts';

export async function makeText(source: string, charset: 'utf-8' | 'gb18030'): Promise<Uint8Array> {
  return new Uint8Array(iconv.encode(await readSource(source), charset));
}
