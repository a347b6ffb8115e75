import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom, pick, type Random } from '../bench/random.ts';
import { makeSeedDocument } from '../bench/seed-document.ts';
import type { Db } from '../src/platform/db/index.ts';
import { newId } from '../src/platform/ids.ts';
import {
  compareIndex,
  findResults,
  Follower,
  openSearchEngine,
  type SearchEngine,
} from '../src/search/index.ts';
import { commandEnvironment, openTestLibrary, type TestLibrary } from '../test/library.ts';

const program = fileURLToPath(new URL('index-in-child.ts', import.meta.url));
const LONGEST_RUN_MS = 1_200;

/** A document as the library has it: its text is one word, another after every change. */
interface Known {
  id: string;
  sha256: string;
  revision: number;
  published: boolean;
}

/** Kills what indexes a changing library again and again; what was then lost or doubled. */
export async function killWhileIndexing(plan: {
  documents: number;
  kills: number;
  seed: number;
}): Promise<string[]> {
  const faults: string[] = [];
  const library = await openTestLibrary();
  const folder = await mkdtemp(join(tmpdir(), 'wenyuan-kills-'));
  try {
    const { id } = await library.addUser('press', 'contributor');
    const changing = new ChangingLibrary(library, folder, plan.seed);
    await changing.fill(plan.documents, id);
    for (let kill = 0; kill < plan.kills; kill++) {
      await changing.killOnce(kill % 3 === 2 ? 'reindex' : 'follow');
      faults.push(...(await changing.findFaults()));
    }
    return faults;
  } finally {
    await library.close();
    await rm(folder, { recursive: true });
  }
}

/** A library whose documents change while other processes index it and are killed. */
class ChangingLibrary {
  readonly #library: TestLibrary;
  readonly #folder: string;
  readonly #random: Random;
  readonly #known: Known[] = [];

  constructor(library: TestLibrary, folder: string, seed: number) {
    this.#library = library;
    this.#folder = folder;
    this.#random = createRandom(seed);
  }

  async fill(count: number, owner: string): Promise<void> {
    const { db } = this.#library;
    for (let index = 0; index < count; index++) {
      const { document, source, pages } = makeSeedDocument(this.#random, { index, owner, categories: [''] });
      const known = { id: document.id, sha256: document.sha256, revision: 0, published: true };
      await db
        .insertInto('documents')
        .values({ ...document, category_id: null })
        .execute();
      await db.insertInto('sources').values(source).execute();
      await db.insertInto('pages').values(pages).execute();
      this.#known.push(known);
      await this.#change(known);
    }
  }

  /** Runs the task beside a library that changes, and kills it at a random moment. */
  async killOnce(task: 'follow' | 'reindex'): Promise<void> {
    const env = { ...commandEnvironment(this.#library.config) };
    const child = spawn(process.execPath, ['--import', 'tsx', program, task, this.#folder], { env });
    await once(child.stdout, 'data');
    const end = performance.now() + this.#random() * LONGEST_RUN_MS;
    while (performance.now() < end) {
      await this.#change(pick(this.#random, this.#known));
      await sleep(this.#random() * 20);
    }
    await kill(child);
  }

  /** Where the index, once it has followed the log, does not hold what the library says, each document once. */
  async findFaults(): Promise<string[]> {
    const { db } = this.#library;
    const search = openSearchEngine(this.#folder, 1);
    try {
      const follower = new Follower({ db, search });
      while (await follower.round());
      const { missing, stale, complete, inIndex } = await compareIndex(db, search);
      const faults = [
        ...missing.map((id) => `${id} is missing`),
        ...stale.map((id) => `${id} is stale`),
        ...(complete ? [] : ['not complete']),
      ];
      const published = this.#known.filter((known) => known.published).length;
      if (inIndex !== published) faults.push(`${inIndex} documents instead of ${published}`);
      for (const known of this.#known) {
        for (const revision of [known.revision, known.revision - 1]) {
          const isThere = revision === known.revision && known.published;
          const found = await find(db, search, wordOf(known, revision));
          if (String(found) !== (isThere ? known.id : '')) {
            faults.push(`revision ${revision} of ${known.id}, now ${known.revision}: found ${String(found)}`);
          }
        }
      }
      return faults;
    } finally {
      await search.close();
    }
  }

  /** Another text mostly; now and then the document is taken back, or given again. */
  async #change(known: Known): Promise<void> {
    const { id, sha256 } = known;
    await this.#library.db.transaction().execute(async (tx) => {
      if (known.revision > 0 && this.#random() < 0.3) {
        known.published = !known.published;
        const visibility = known.published ? 'published' : 'draft';
        await tx.updateTable('documents').set({ visibility }).where('id', '=', id).execute();
      } else {
        known.revision += 1;
        const text = `Only here: ${wordOf(known, known.revision)}.`;
        await tx
          .updateTable('pages')
          .set({ text })
          .where('sha256', '=', sha256)
          .where('number', '=', 1)
          .execute();
      }
      await tx.insertInto('document_changes').values({ id: newId(), document_id: id }).execute();
    });
  }
}

/** The documents in which the word stands. */
async function find(db: Db, search: SearchEngine, word: string): Promise<string[]> {
  const request = { q: `"${word}"`, filters: {}, sort: 'newest', limit: 5, offset: 0 } as const;
  const { results, total } = await findResults(db, search, request);
  return total === results.length ? results.map(({ document }) => document.id) : [`${total} in all`];
}

function wordOf({ sha256 }: Known, revision: number): string {
  const letters = (text: string) => text.replaceAll(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));
  return `w${letters(sha256.slice(0, 10))}q${letters(String(revision))}`;
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  const [status] = (await ended) as [number | null];
  if (status !== null) throw new Error(`it ended by itself with status ${status}`);
}
