import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { extname, join, parse } from 'node:path';
import { sampleDocuments } from '../../samples/index.ts';
import { OFFICE_MEMORY_LIMIT_MIB } from '../../src/ingest/index.ts';
import { someOf, listCorpus } from '../corpus.ts';
import { measureIngest } from '../ingest.ts';
import { watchPeakMemory } from '../peak-memory.ts';
import { perSecond, runPerFile } from '../reference.ts';
import { notMeasured, oursBelow, ratioAtLeast, type Result } from '../result.ts';
import type { BenchOptions, Row } from '../row.ts';
import { makeScratch } from '../scratch.ts';
import { missingTools, runTool } from '../tools.ts';

const FORMATS = ['docx', 'doc', 'odt', 'rtf', 'pptx', 'ppt', 'odp', 'xlsx', 'xls', 'ods'];
const QUICK_FILES = 11;

export const officeIngest: Row = {
  names: ['office-ingest', 'memory-conversion-child'],
  measure: measureOfficeIngest,
};

async function measureOfficeIngest({ quick, wants, say }: BenchOptions): Promise<Result[]> {
  await using scratch = await makeScratch();
  const { files: all, from } = await chooseFiles(scratch.path);
  const files = quick ? someOf(all, QUICK_FILES) : all;
  say(`processing ${files.length} office files`);
  const peak = watchPeakMemory('office/child.ts');
  const ours = await measureIngest(join(scratch.path, 'data'), files, async ({ pdf, layout, office }) =>
    Promise.all([pdf.warm(), layout.warm(), office.warm()]),
  ).finally(peak.stop);
  const missing = missingTools(['soffice']);
  const compare = !missing && wants('office-ingest');
  if (compare) say('the same with soffice');
  const reference = compare ? await runSoffice(files, scratch.path) : undefined;
  const failed = ours.failed.length > 0 ? `; not ready: ${ours.failed.join(', ')}` : '';
  const soffice =
    reference &&
    `reference: soffice --convert-to pdf, one process after the other, ${reference.done} of ${files.length} done`;
  return [
    ratioAtLeast({
      name: 'office-ingest',
      ours: ours.ready / ours.seconds,
      reference: reference && perSecond(reference),
      goal: 4,
      unit: 'documents/s',
      note: `${ours.ready} of ${files.length} ${from}, text and pictures included${failed}; ${missing ?? soffice}`,
    }),
    memoryResult(peak.highestMiB(), files.length),
  ];
}

function memoryResult(highest: number | undefined, count: number): Result {
  const [name, unit] = ['memory-conversion-child', 'MiB'];
  if (highest === undefined)
    return notMeasured(name, OFFICE_MEMORY_LIMIT_MIB, unit, 'memory is read from /proc, which is not here');
  const note = `highest of all office children over ${count} files`;
  return oursBelow({ name, ours: highest, goal: OFFICE_MEMORY_LIMIT_MIB, unit, note });
}

async function chooseFiles(folder: string): Promise<{ files: string[]; from: string }> {
  const found = listCorpus(FORMATS);
  if (found.length > 0) return { files: found.map(({ path }) => path), from: 'office files of the corpus' };
  const files: string[] = [];
  for (const { file, make } of sampleDocuments) {
    if (!FORMATS.includes(extname(file).slice(1))) continue;
    const path = join(folder, file);
    await writeFile(path, await make());
    files.push(path);
  }
  return { files, from: "office files of the project's samples (no corpus here)" };
}

/** The profile is made by a first conversion that does not count, and then kept. */
async function runSoffice(files: string[], folder: string) {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const output = join(folder, 'converted');
  const convert = async (file: string) => {
    await mkdir(output, { recursive: true });
    const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', output, file];
    const ended = await runTool('soffice', args);
    const done = ended && existsSync(join(output, `${parse(file).name}.pdf`));
    await rm(output, { recursive: true });
    return done;
  };
  const first = join(folder, 'first.rtf');
  await writeFile(first, String.raw`{\rtf1\ansi first\par}`);
  await convert(first);
  return await runPerFile(files, convert);
}
