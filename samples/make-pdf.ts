import { readSource } from './markdown.ts';
import { getTypst } from './typst.ts';

/** A tagged PDF that meets PDF/UA-1, from a Typst source that fixes its own date. */
export async function makePdf(source: string): Promise<Uint8Array> {
  const mainFileContent = await readSource(source);
  return new Uint8Array(getTypst().pdf({ mainFileContent }, { pdfStandard: 'ua-1' }));
}
