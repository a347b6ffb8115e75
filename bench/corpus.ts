import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { projectRoot } from './wenyuan.ts';

export interface CorpusFile {
  path: string;
  name: string;
  format: string;
  /** 0 where the corpus does not tell. */
  pages: number;
}

const HOSTILE = 'hostile/';
export const corpusFolder = resolve(projectRoot, process.env['CORPUS_DIR'] ?? '../shared/corpus');

/** The real documents of the corpus, in these formats if any are named, those made to break parsers left out; none without a corpus. */
export function listCorpus(formats?: string[]): CorpusFile[] {
  const peaceful = readManifest().filter(({ path }) => !path.includes(HOSTILE));
  return formats ? peaceful.filter(({ format }) => formats.includes(format)) : peaceful;
}

/** At most about `count` items from all over the list, for a quick run over all sorts of them. */
export function someOf<Item>(items: Item[], count: number): Item[] {
  const step = Math.max(1, Math.floor(items.length / count));
  return items.filter((_, index) => index % step === 0);
}

function readManifest(): CorpusFile[] {
  let manifest: string;
  try {
    manifest = readFileSync(join(corpusFolder, 'MANIFEST.tsv'), 'utf8');
  } catch {
    return [];
  }
  const [head = '', ...lines] = manifest.trim().split('\n');
  const columns = head.split('\t');
  return lines.map((line) => {
    const values = line.split('\t');
    const value = (column: string) => values[columns.indexOf(column)] ?? '';
    const file = value('file');
    return {
      path: join(corpusFolder, file),
      name: basename(file),
      format: value('format'),
      pages: Number(value('pages')),
    };
  });
}
