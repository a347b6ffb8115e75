import { describeEffort, type Load, measureLoad, median } from '../load.ts';
import { createRandom, pick } from '../random.ts';
import { oursBelow, ratioAtLeast, type Result } from '../result.ts';
import type { BenchOptions, Row } from '../row.ts';
import { makeScratch } from '../scratch.ts';
import { seedLibrary } from '../seed.ts';
import { type BenchServer, startServer } from '../wenyuan.ts';

const SMALL = 1_000;
const PATHS = 16_000;
const BARE = ['/healthz'];

export const documentPage: Row = {
  names: ['document-page-100k', 'document-page-p99', 'document-page-scaling'],
  measure: measureDocumentPage,
};

async function measureDocumentPage(options: BenchOptions): Promise<Result[]> {
  const count = options.quick ? 10_000 : 100_000;
  await using large = await openSeeded(count, options);
  await using small = await openSeeded(SMALL, options);
  const rounds = await measureRounds(large, small, options);
  const middle = (part: keyof Round, value: keyof Load) => median(rounds.map((round) => round[part][value]));
  const size = `${count.toLocaleString('en')} documents, ${Math.round(middle('large', 'bytesPerReply') / 1_024)} KiB a reply`;
  const effort = describeEffort(
    rounds.map((round) => round.large),
    rounds.map((round) => round.bare),
  );
  return [
    ratioAtLeast({
      name: 'document-page-100k',
      ours: middle('large', 'perSecond'),
      reference: middle('bare', 'perSecond'),
      goal: 1 / 12,
      unit: 'requests/s',
      note: `${size}; reference: /healthz of the same server; ${effort}`,
    }),
    oursBelow({
      name: 'document-page-p99',
      ours: middle('large', 'p99'),
      goal: 25,
      unit: 'ms',
      note: `${size}, 32 connections`,
    }),
    ratioAtLeast({
      name: 'document-page-scaling',
      ours: middle('large', 'perSecond'),
      reference: middle('small', 'perSecond'),
      goal: 0.8,
      unit: 'requests/s',
      note: `${size}; reference: the same with ${SMALL.toLocaleString('en')} documents`,
    }),
  ];
}

interface SeededServer extends AsyncDisposable {
  server: BenchServer;
  paths: string[];
}

async function openSeeded(count: number, { say }: BenchOptions): Promise<SeededServer> {
  await using stack = new AsyncDisposableStack();
  const scratch = stack.use(await makeScratch());
  say(`making a library of ${count} documents`);
  const seeded = await seedLibrary(scratch.path, count);
  const server = stack.use(await startServer(scratch.path));
  const random = createRandom(count);
  const paths = Array.from({ length: PATHS }, () => pick(random, seeded));
  const kept = stack.move();
  return { server, paths, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

interface Round {
  bare: Load;
  large: Load;
  small: Load;
}

/** One after the other in turn, so that a busy moment of the machine does not fall on one of them alone. */
async function measureRounds(
  large: SeededServer,
  small: SeededServer,
  { quick, say }: BenchOptions,
): Promise<Round[]> {
  const seconds = quick ? 3 : 6;
  say('warming both servers');
  for (const { server, paths } of [large, small]) await measureLoad(server, paths, seconds);
  await measureLoad(large.server, BARE, 2);
  const rounds: Round[] = [];
  for (let round = 1; round <= (quick ? 1 : 3); round++) {
    say(`document page, round ${round}`);
    rounds.push({
      bare: await measureLoad(large.server, BARE, seconds),
      large: await measureLoad(large.server, large.paths, seconds),
      small: await measureLoad(small.server, small.paths, seconds),
    });
  }
  return rounds;
}
