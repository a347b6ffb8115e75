import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

export interface Passage {
  id: string;
  title: string;
  text: string;
}

export interface JudgedSet {
  name: string;
  passages: Passage[];
  queries: Array<{ query: string; relevant: Set<string> }>;
}

/** Identifiers of passages, the best first. */
export type Find = (query: string) => Promise<string[]>;

const DEFAULT_FOLDER = process.env['SEARCH_SET_DIR'] ?? '../shared/search';

/** Every folder with `corpus.jsonl`, `queries.jsonl` and `qrels.tsv` in it. */
export function readSets(folder = DEFAULT_FOLDER): JudgedSet[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => existsSync(join(folder, entry.name, 'qrels.tsv')))
    .map((entry) => readSet(entry.name, join(folder, entry.name)));
}

/** Passages that make finding harder: the packed files beside the sets, or those beside the usual ones. */
export function readDistractors(folder = DEFAULT_FOLDER): Passage[] {
  const packed = (at: string) =>
    existsSync(at) ? readdirSync(at).filter((name) => name.endsWith('.jsonl.gz')) : [];
  const from = packed(folder).length > 0 ? folder : DEFAULT_FOLDER;
  return packed(from).flatMap((name) => parseLines(gunzipSync(readFileSync(join(from, name))).toString()));
}

function readSet(name: string, folder: string): JudgedSet {
  const relevant = new Map<string, Set<string>>();
  for (const line of readFileSync(join(folder, 'qrels.tsv'), 'utf8').split('\n')) {
    const [qid = '', id = ''] = line.split('\t');
    if (id === '') continue;
    const known = relevant.get(qid) ?? new Set();
    relevant.set(qid, known.add(id));
  }
  const queries = readFileSync(join(folder, 'queries.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { qid: string; query: string });
  return {
    name,
    passages: parseLines(readFileSync(join(folder, 'corpus.jsonl'), 'utf8')),
    queries: queries.flatMap(({ qid, query }) => {
      const ids = relevant.get(qid);
      return ids ? [{ query, relevant: ids }] : [];
    }),
  };
}

function parseLines(text: string): Passage[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Partial<Passage>)
    .map(({ id = '', title = '', text: words = '' }) => ({ id, title, text: words }));
}
