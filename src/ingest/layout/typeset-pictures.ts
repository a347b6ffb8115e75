import { IngestError } from '../failure.ts';
import { compile } from './compiler.ts';
import { readPicture } from './picture.ts';

const MAX_BYTES = 300 * 1024 ** 2;

/** The pictures of a file as PDF, a page each. */
export async function typesetPictures(path: string, title: string): Promise<Uint8Array> {
  const pages: Array<[key: string, width: number, height: number]> = [];
  const files: Array<[key: string, bytes: Buffer]> = [];
  let total = 0;
  for await (const { bytes, width, height } of readPicture(path)) {
    total += bytes.length;
    if (total > MAX_BYTES) throw new IngestError('too-large', `over ${MAX_BYTES} bytes of pictures`);
    const key = `p${pages.length}`;
    pages.push([key, width, height]);
    files.push([key, bytes]);
  }
  if (pages.length === 0) throw new IngestError('no-pages', 'no pictures');
  return compile('pictures.typ', Buffer.from(JSON.stringify({ title, pages })), files);
}
