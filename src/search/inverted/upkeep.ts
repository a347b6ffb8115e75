import { rmSync } from 'node:fs';
import { checksumOf } from './checksum.ts';
import { mergeSegments } from './merge.ts';
import { Segment } from './segment.ts';
import { type SegmentName, type SegmentRow, segmentPath } from './store.ts';

/** Segments of about the same size are made one when there are this many; sizes are told apart in steps. */
const MERGE_AT = 4;
const SIZE_STEP = 6;
const SMALLEST_SIZE = 4_000;
/** A segment is written anew when this share of its units is of no use. */
const DEAD_SHARE = 0.25;
/** Below this share what is dead is carried along: to leave it out, lists have to be read, not only copied. */
const CARRIED_SHARE = 0.02;

/** The neighbours to make one next; none if all is well. */
export function dueForMerge(parts: SegmentRow[]): SegmentRow[] {
  for (let end = parts.length; end >= MERGE_AT; end--) {
    const last = parts[end - 1];
    if (!last) continue;
    let start = end - 1;
    while (start > 0 && sizeStep(parts[start - 1] ?? last) <= sizeStep(last)) start -= 1;
    if (end - start >= MERGE_AT) return parts.slice(start, end);
  }
  return parts.filter((part) => part.dead > unitsOf(part) * DEAD_SHARE).slice(0, 1);
}

function unitsOf({ first, last }: SegmentName): number {
  return last - first + 1;
}

function sizeStep(part: SegmentRow): number {
  return Math.floor(Math.log(Math.max(1, unitsOf(part) / SMALLEST_SIZE)) / Math.log(SIZE_STEP));
}

/** A document that is gone, with its units. */
export interface Gone {
  number: number;
  unit: number;
  units: number;
}

/** One merge under way: its file is whole when `step` says that it is done. */
export class Merge {
  readonly run: SegmentRow[];
  readonly target: SegmentName;
  /** What is left out. */
  readonly gone: Gone[] = [];
  readonly #folder: string;
  readonly #segments: Segment[];
  readonly #work: Generator<undefined, number>;
  /** Of the file, when it is whole. */
  checksum = 0;

  /** `listGone` gives the documents that are gone of a run of units; `version` is that of the new file. */
  constructor(folder: string, run: SegmentRow[], version: number, listGone: (name: SegmentName) => Gone[]) {
    this.run = run;
    this.#folder = folder;
    this.target = { first: run[0]?.first ?? 0, last: run.at(-1)?.last ?? 0, version };
    const dead = run.reduce((sum, part) => sum + part.dead, 0);
    if (dead > unitsOf(this.target) * CARRIED_SHARE) this.gone = listGone(this.target);
    this.#segments = run.map((part) => new Segment(segmentPath(folder, part)));
    const isDropped = this.gone.length > 0 ? dropped(this.target, this.gone) : undefined;
    this.#work = this.#merge(isDropped);
  }

  /** Works for about so long; true when the file is whole. */
  step(milliseconds: number): boolean {
    const end = performance.now() + milliseconds;
    while (performance.now() < end) {
      const { done, value } = this.#work.next();
      if (!done) continue;
      this.checksum = value;
      return true;
    }
    return false;
  }

  /** Readers that have the old files open go on reading them; the names go at once. */
  close(isDone: boolean): void {
    this.#work.return(0);
    for (const segment of this.#segments) segment.close();
    for (const part of isDone ? this.run : [this.target]) {
      try {
        rmSync(segmentPath(this.#folder, part), { force: true });
      } catch {
        // The folder is none any more; what is left in one goes when the index is next opened to write.
      }
    }
  }

  /** What was damaged while it was read would have a true checksum from then on, so that nobody could tell. */
  *#merge(isDropped: ((unit: number) => boolean) | undefined): Generator<undefined, number> {
    const checksum = yield* mergeSegments(this.#segments, segmentPath(this.#folder, this.target), isDropped);
    for (const part of this.run) {
      const path = segmentPath(this.#folder, part);
      if ((yield* checksumOf(path)) !== part.checksum) throw new Error(`the segment ${path} is malformed`);
    }
    return checksum;
  }
}

function dropped(target: SegmentName, gone: Gone[]): (unit: number) => boolean {
  const { first } = target;
  const isGone = new Uint8Array(unitsOf(target));
  for (const { unit, units } of gone) isGone.fill(1, unit - first, unit - first + units);
  return (unit) => isGone[unit - first] === 1;
}
