import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeBook } from './book.ts';
import { createRandom } from './random.ts';
import { makeText, makeTitle, type TextLanguage } from './text.ts';

const makers = [makePlainText, makeMarkdown, makePdf];

/** Writes `count` different small documents, a third each plain text, Markdown and PDF. */
export async function writeSmallFiles(folder: string, count: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (let index = 0; index < count; index++) {
    const make = makers[index % makers.length] ?? makePlainText;
    const { extension, content } = make(index);
    await writeFile(join(folder, `${String(index).padStart(6, '0')}.${extension}`), content);
  }
}

function makePlainText(index: number) {
  const random = createRandom(index);
  return { extension: 'txt', content: `${index}\n${makeText(random, languageOf(index), 1_500)}\n` };
}

function makeMarkdown(index: number) {
  const random = createRandom(index);
  const language = languageOf(index);
  const sections = [1, 2, 3].map(
    () => `## ${makeTitle(random, language)}\n\n${makeText(random, language, 500)}\n`,
  );
  return { extension: 'md', content: `# ${makeTitle(random, language)} ${index}\n\n${sections.join('\n')}` };
}

function makePdf(index: number) {
  return { extension: 'pdf', content: makeBook(index, 1 + (index % 2)) };
}

function languageOf(index: number): TextLanguage {
  return index % 2 === 0 ? 'zh-Hans' : 'en';
}
