import { LRUCache } from 'lru-cache';
import type { Term } from '../analysis/index.ts';
import type { Columns } from './columns.ts';
import type { Lists } from './lists.ts';
import type { Postings } from './postings.ts';

/** What is in more units than this is common: only its best units are scored. */
const COMMON = 20_000;
/** So many pages, and so many units of fields. */
const BEST = 1_500;
const STEPS = 1_024;
const MOST_TERMS = 2_000;

interface Kept extends Postings {
  /** Units before this one were looked at. */
  upTo: number;
}

/**
 * The units of common terms that score best, found once and kept: a common word stands in hundreds of thousands,
 * of which a reader sees a few. New units are all taken until they are many.
 */
export class Champions {
  readonly #lists: Lists;
  readonly #columns: Columns;
  readonly #kept = new LRUCache<Term, Kept>({ max: MOST_TERMS });

  constructor(lists: Lists, columns: Columns) {
    this.#lists = lists;
    this.#columns = columns;
  }

  isCommon(df: number): boolean {
    return df > COMMON;
  }

  /** `norm` is what BM25 adds to the times of a term in a unit of that length byte. */
  of(term: Term, norms: Float32Array): Postings {
    const known = this.#kept.get(term);
    const { units } = this.#columns;
    if (known && units - known.upTo < units / 20) return known;
    const found = { ...this.#choose(this.#lists.scan(term), norms), upTo: units };
    this.#kept.set(term, found);
    return found;
  }

  #choose({ count, units, times }: Postings, norms: Float32Array): Postings {
    const columns = this.#columns;
    const { lengthBytes, unitMap } = columns;
    const steps = new Uint16Array(count);
    const frequent = stepsOfFrequent(norms);
    const [pages, fields] = [new Int32Array(STEPS + 1), new Int32Array(STEPS + 1)];
    for (let i = 0; i < count; i++) {
      const unit = units[i] as number;
      const tf = times[i] as number;
      const length = lengthBytes[unit] as number;
      const step =
        tf < FREQUENT ? (frequent[tf * 256 + length] as number) : stepOf(tf, norms[length] as number);
      const histogram = unitMap.isStart(unit) ? fields : pages;
      histogram[step] = (histogram[step] as number) + 1;
      steps[i] = step;
    }
    const [leastOfPages, leastOfFields] = [threshold(pages), threshold(fields)];
    const chosen: number[] = [];
    // From the end: of equals the newer.
    for (let i = count - 1; i >= 0 && chosen.length < BEST * 2; i--) {
      const unit = units[i] as number;
      const least = unitMap.isStart(unit) ? leastOfFields : leastOfPages;
      if ((steps[i] as number) >= least) chosen.push(i);
    }
    chosen.reverse();
    return {
      count: chosen.length,
      units: Int32Array.from(chosen, (i) => units[i] as number),
      times: Uint8Array.from(chosen, (i) => times[i] as number),
    };
  }
}

/** What most terms stand in a unit less often than. */
const FREQUENT = 8;

function stepOf(tf: number, norm: number): number {
  return Math.floor((STEPS * tf) / (tf + norm));
}

/** The steps of terms that stand in a unit a few times, by that and the unit's length byte. */
function stepsOfFrequent(norms: Float32Array): Uint16Array {
  return Uint16Array.from({ length: FREQUENT * 256 }, (_, at) => stepOf(at >> 8, norms[at & 255] as number));
}

/** The step from which on there are enough. */
function threshold(histogram: Int32Array): number {
  let sum = 0;
  for (let step = STEPS; step > 0; step--) {
    sum += histogram[step] as number;
    if (sum >= BEST) return step;
  }
  return 0;
}
