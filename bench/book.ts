import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { createRandom, type Random } from './random.ts';
import { makeText, makeTitle, type TextLanguage } from './text.ts';

const require = createRequire(import.meta.url);
const compiler = NodeCompiler.create({
  fontArgs: [
    {
      fontPaths: [
        join(dirname(require.resolve('@expo-google-fonts/noto-serif-sc/package.json')), '400Regular'),
      ],
    },
  ],
});

/** A PDF of `pages` pages of Chinese and English text, every fifth with a table and a drawing. */
export function makeBook(seed: number, pages: number): Uint8Array {
  const random = createRandom(seed);
  const body = Array.from({ length: pages }, (_, index) => makePage(random, index)).join('\n#pagebreak()\n');
  const head = '#set page(paper: "a4", numbering: "1")\n#set text(font: "Noto Serif SC", size: 11pt)\n';
  const book = new Uint8Array(compiler.pdf({ mainFileContent: head + body }));
  // Without this the compiler keeps every book it ever made.
  compiler.evictCache(0);
  return book;
}

function makePage(random: Random, index: number): string {
  const language: TextLanguage = index % 2 === 0 ? 'zh-Hans' : 'en';
  const text = makeText(random, language, language === 'en' ? 1_600 : 800);
  const heading = `= ${makeTitle(random, language)}\n${text}\n`;
  return index % 5 === 4 ? heading + makeTable(random) + drawing : heading;
}

function makeTable(random: Random): string {
  const cells = Array.from({ length: 40 }, () => `[${Math.floor(random() * 10_000)}]`);
  return `#table(columns: 5, ${cells.join(', ')})\n`;
}

const drawing =
  '#for i in range(60) { box(height: 1pt * (i + 1), width: 4pt, fill: gradient.linear(blue, red)) }\n';
