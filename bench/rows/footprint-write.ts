import { createVisitors, VISITOR_COOKIE } from '../../src/accounts/index.ts';
import { closeLibrary, openLibrary } from '../../src/app/library.ts';
import { DEFAULT_FOOTPRINT_DAYS, FOOTPRINT_DAYS } from '../../src/footprints/index.ts';
import { readConfig } from '../../src/platform/config.ts';
import { newId } from '../../src/platform/ids.ts';
import { createLog } from '../../src/platform/log.ts';
import { loadSecret } from '../../src/platform/secret.ts';
import { writeSetting } from '../../src/platform/settings.ts';
import { describeEffort, type Load, measureLoad, median } from '../load.ts';
import { createRandom, pick } from '../random.ts';
import { ratioAtLeast, type Result } from '../result.ts';
import type { BenchOptions, Row } from '../row.ts';
import { makeScratch } from '../scratch.ts';
import { seedLibrary } from '../seed.ts';
import { type BenchServer, startServer } from '../wenyuan.ts';

const DOCUMENTS = 10_000;
const PATHS = 16_000;
const VISITORS = 2_000;
/** The server reads the setting anew after two seconds. */
const SETTING_DELAY_MS = 2_500;

export const footprintWrite: Row = { names: ['footprint-write'], measure: measureFootprints };

/** The document page for visitors who have a trail: what each opens is written down, or, for the reference, is not. */
async function measureFootprints(options: BenchOptions): Promise<Result[]> {
  await using stack = new AsyncDisposableStack();
  const scratch = stack.use(await makeScratch());
  options.say(`making a library of ${DOCUMENTS} documents`);
  const seeded = await seedLibrary(scratch.path, DOCUMENTS);
  const random = createRandom(DOCUMENTS);
  const paths = Array.from({ length: PATHS }, () => pick(random, seeded));
  const server = stack.use(await startServer(scratch.path));
  const cookies = visitorCookies(scratch.path);
  const rounds = await measureRounds(scratch.path, server, { paths, cookies }, options);
  const written = rounds.map((round) => round.written);
  const unwritten = rounds.map((round) => round.unwritten);
  return [
    ratioAtLeast({
      name: 'footprint-write',
      ours: median(written.map(perSecond)),
      reference: median(unwritten.map(perSecond)),
      goal: 0.95,
      unit: 'requests/s',
      note: `${VISITORS} visitors, nearly every request a new footprint; reference: the same with footprints kept for 0 days; ${describeEffort(written, unwritten)}`,
    }),
  ];
}

interface Round {
  written: Load;
  unwritten: Load;
}

async function measureRounds(
  dataDir: string,
  server: BenchServer,
  { paths, cookies }: { paths: string[]; cookies: string[] },
  { quick, say }: BenchOptions,
): Promise<Round[]> {
  const seconds = quick ? 3 : 6;
  const measure = async (days: number) => {
    await keepFor(dataDir, days);
    return measureLoad(server, paths, seconds, cookies);
  };
  await measure(DEFAULT_FOOTPRINT_DAYS);
  const rounds: Round[] = [];
  for (let round = 1; round <= (quick ? 1 : 6); round++) {
    say(`footprints, round ${round}`);
    await forgetAll(dataDir);
    // Each goes first in turn: a machine that is getting busier or warmer is fair to neither.
    const unwrittenFirst = round % 2 === 0 ? await measure(0) : undefined;
    const written = await measure(DEFAULT_FOOTPRINT_DAYS);
    rounds.push({ written, unwritten: unwrittenFirst ?? (await measure(0)) });
  }
  return rounds;
}

function perSecond(load: Load): number {
  return load.perSecond;
}

function visitorCookies(dataDir: string): string[] {
  const { sign } = createVisitors(loadSecret(undefined, dataDir), 'http://localhost');
  return Array.from({ length: VISITORS }, () => `${VISITOR_COOKIE}=${sign(newId())}`);
}

async function keepFor(dataDir: string, days: number): Promise<void> {
  await inLibrary(dataDir, (db) => writeSetting(db, FOOTPRINT_DAYS, days));
  await new Promise((resolve) => setTimeout(resolve, SETTING_DELAY_MS));
}

/** So that every round writes new rows. */
async function forgetAll(dataDir: string): Promise<void> {
  await inLibrary(dataDir, (db) => db.deleteFrom('footprints').execute());
}

async function inLibrary(
  dataDir: string,
  act: (db: Awaited<ReturnType<typeof openLibrary>>['db']) => Promise<unknown>,
): Promise<void> {
  const library = await openLibrary(readConfig({ DATA_DIR: dataDir }), createLog('error'));
  try {
    await act(library.db);
  } finally {
    await closeLibrary(library);
  }
}
