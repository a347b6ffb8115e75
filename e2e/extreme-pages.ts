import { writePdfFile } from './documents.ts';

const WORDS = 50_000;
const LARGEST_SIDE = 14_400;

/** A PDF of three pages: one of 14,400 by 14,400 points, one with 50,000 words, one of 72 by 14,400 points. */
export function makeExtremePages(): Uint8Array {
  const large = `BT /F1 400 Tf 1000 7000 Td (A page as large as pages get) Tj ET\n0 0 1 RG 40 w 200 200 14000 14000 re S`;
  const tall = 'BT /F1 10 Tf 4 14000 Td (Tall) Tj ET';
  return makePdfOf([
    { width: LARGEST_SIDE, height: LARGEST_SIDE, content: large },
    { width: 842, height: 1_191, content: manyWords() },
    { width: 72, height: LARGEST_SIDE, content: tall },
  ]);
}

function manyWords(): string {
  const perLine = 200;
  const lines = Array.from({ length: WORDS / perLine }, (_, line) => {
    const words = Array.from({ length: perLine }, (__, word) => `w${(line * perLine + word) % 997}`);
    return `(${words.join(' ')}) Tj T*`;
  });
  return `BT /F1 1.6 Tf 4.4 TL 20 1170 Td\n${lines.join('\n')}\nET`;
}

interface RawPage {
  /** Points. */
  width: number;
  height: number;
  /** Drawing operators; the font is `/F1`. */
  content: string;
}

function makePdfOf(pages: RawPage[]): Uint8Array {
  const kids = pages.map((_, index) => `${4 + 2 * index} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...pages.flatMap(({ width, height, content }, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${5 + 2 * index} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ];
  return writePdfFile(objects);
}
