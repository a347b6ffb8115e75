import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeBook } from '../book.ts';
import { someOf, listCorpus } from '../corpus.ts';
import { measureIngest } from '../ingest.ts';
import { perSecond, runPerFile } from '../reference.ts';
import { ratioAtLeast, type Result } from '../result.ts';
import type { BenchOptions, Row } from '../row.ts';
import { makeScratch } from '../scratch.ts';
import { missingTools, runTool } from '../tools.ts';

const PREVIEW_PAGES = '5';
const QUICK_FILES = 14;

export const pdfIngest: Row = { names: ['pdf-ingest'], measure: measurePdfIngest };

async function measurePdfIngest({ quick, say }: BenchOptions): Promise<Result[]> {
  await using scratch = await makeScratch();
  const { files: all, from } = await chooseFiles(scratch.path);
  const files = quick ? someOf(all, QUICK_FILES) : all;
  say(`processing ${files.length} PDFs`);
  const ours = await measureIngest(join(scratch.path, 'data'), files, async ({ pdf, layout }) =>
    Promise.all([pdf.warm(), layout.warm()]),
  );
  const missing = missingTools(['pdftotext', 'pdftoppm']);
  if (!missing) say('the same with poppler');
  const reference = missing ? undefined : await runPoppler(files, join(scratch.path, 'poppler'));
  const failed = ours.failed.length > 0 ? `; not ready: ${ours.failed.join(', ')}` : '';
  const poppler =
    reference &&
    `reference: pdftotext -bbox, then pdftoppm -l 5 -png, one process after the other, ${reference.done} of ${files.length} done`;
  return [
    ratioAtLeast({
      name: 'pdf-ingest',
      ours: ours.ready / ours.seconds,
      reference: reference && perSecond(reference),
      goal: 5,
      unit: 'documents/s',
      note: `${ours.ready} of ${files.length} ${from}${failed}; ${missing ?? poppler}`,
    }),
  ];
}

async function chooseFiles(folder: string): Promise<{ files: string[]; from: string }> {
  const found = listCorpus(['pdf']);
  if (found.length > 0) return { files: found.map(({ path }) => path), from: 'PDFs of the corpus' };
  const sizes = Array.from({ length: 40 }, (_, index) => 1 + ((index * 7) % 30));
  const files = sizes.map((_, index) => join(folder, `${index}.pdf`));
  for (const [index, pages] of sizes.entries()) await writeFile(files[index] ?? '', makeBook(index, pages));
  return { files, from: 'generated PDFs (no corpus here)' };
}

async function runPoppler(files: string[], folder: string) {
  return await runPerFile(files, async (file) => {
    await mkdir(folder);
    const read = await runTool('pdftotext', ['-bbox', file, join(folder, 'text.html')]);
    const drawn = await runTool('pdftoppm', ['-l', PREVIEW_PAGES, '-png', file, join(folder, 'page')]);
    await rm(folder, { recursive: true });
    return read && drawn;
  });
}
