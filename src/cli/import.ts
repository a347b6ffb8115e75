import { parseArgs } from 'node:util';
import { Presets, SingleBar } from 'cli-progress';
import { closeLibrary, type Library, openLibrary } from '../app/library.ts';
import { runWorker } from '../app/worker.ts';
import { listCategories, type ReceiveDefaults } from '../catalog/index.ts';
import { libraryCurrency, readDefaults } from '../contributors/index.ts';
import { type ImportOutcome, importFiles } from '../importing/index.ts';
import type { Config } from '../platform/config.ts';
import { InvalidInputError } from '../platform/errors.ts';
import { createLog } from '../platform/log.ts';
import { findOwner } from './owner.ts';
import { UsageError } from './usage.ts';

/** Exit status: 0 only if every file is in the library now. */
export async function importCommand(config: Config, args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      review: { type: 'boolean', default: false },
      price: { type: 'string' },
      category: { type: 'string' },
      owner: { type: 'string' },
      'preview-pages': { type: 'string' },
    },
  });
  if (positionals.length === 0) throw new UsageError('wenyuan import needs a folder or files');
  const library = await openLibrary(config, createLog(config.logLevel));
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  const worker = new AbortController();
  const working = runWorker(library, worker.signal);
  try {
    const ownerId = await findOwner(library, values.owner);
    const defaults = await readOptions(library, values);
    const currency = await libraryCurrency(library.db);
    const report = createReport(values.json);
    const options = { ...defaults, ...report, ownerId, currency, paths: positionals };
    await importFiles(library, options, stop.signal);
    return report.finish() && !stop.signal.aborted ? 0 : 1;
  } finally {
    worker.abort();
    await working;
    await closeLibrary(library);
  }
}

interface ImportFlags {
  price?: string;
  category?: string;
  review: boolean;
  'preview-pages'?: string;
}

async function readOptions({ db }: Library, flags: ImportFlags): Promise<ReceiveDefaults> {
  const category = (await listCategories(db)).find(({ slug }) => slug === flags.category);
  if (flags.category && !category) throw new UsageError(`there is no category ${flags.category}`);
  try {
    const fields = { price: flags.price, previewPages: flags['preview-pages'], categoryId: category?.id };
    const defaults = await readDefaults(db, fields, await libraryCurrency(db));
    return { ...defaults, then: flags.review ? 'review' : 'publish' };
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    throw new UsageError(`these options cannot be used: ${Object.keys(error.fields).join(', ')}`);
  }
}

/** One JSON line per file on the output stream, or a progress bar and what failed on the error stream. */
function createReport(json: boolean) {
  const counts = { ready: 0, duplicate: 0, failed: 0 };
  let found = 0;
  const bar = json
    ? undefined
    : new SingleBar({ format: '{bar} {value}/{total} {file}' }, Presets.shades_classic);
  bar?.start(0, 0, { file: '' });
  return {
    onFound: () => bar?.setTotal(++found),
    onOutcome: (outcome: ImportOutcome) => {
      counts[outcome.status] += 1;
      if (json) process.stdout.write(`${JSON.stringify(outcome)}\n`);
      else bar?.increment({ file: outcome.file.slice(-60) });
      if (!json && outcome.status === 'failed') process.stderr.write(`\n${outcome.file}: ${outcome.error}\n`);
    },
    finish: () => {
      bar?.stop();
      if (!json) {
        process.stderr.write(
          `${counts.ready} ready, ${counts.duplicate} already here, ${counts.failed} failed\n`,
        );
      }
      return counts.failed === 0;
    },
  };
}
