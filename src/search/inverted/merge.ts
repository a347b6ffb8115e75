import type { Term } from '../analysis/index.ts';
import type { Block } from './block.ts';
import type { CodedList } from './coded-list.ts';
import { joinLists, ListWriter, PostingsBuffer } from './postings.ts';
import type { Segment } from './segment.ts';
import { SegmentWriter } from './segment-writer.ts';
import { TextRoom } from './text-room.ts';

const NOTHING = new Uint16Array(0);
const STEPS_AT_ONCE = 512;

/**
 * Makes one segment of several whose units rise from each to the next, at `path`, without the units that
 * `isDropped` tells of; returns its checksum. Yields often, so that other work can be done meanwhile.
 */
export function* mergeSegments(
  segments: Segment[],
  path: string,
  isDropped?: (unit: number) => boolean,
): Generator<undefined, number> {
  const writer = new SegmentWriter(path, segments[0]?.first ?? 0, segments[0]?.firstDocument ?? 0);
  let isWhole = false;
  try {
    yield* copyTexts(segments, writer, isDropped);
    yield* copyLists(segments, writer, isDropped);
    const checksum = writer.finish();
    isWhole = true;
    return checksum;
  } finally {
    if (!isWhole) writer.abandon();
  }
}

function* copyTexts(
  segments: Segment[],
  writer: SegmentWriter,
  isDropped: ((unit: number) => boolean) | undefined,
): Generator<undefined, void> {
  const room = new TextRoom();
  for (const segment of segments) {
    const starts = segment.starts();
    for (let unit = segment.first; unit < segment.first + segment.units; unit++) {
      const isStart = starts[unit - segment.first] === 1;
      room.clear();
      writer.addText(isDropped?.(unit) ? NOTHING : segment.text(unit, room), isStart);
      if (unit % STEPS_AT_ONCE === 0) yield;
    }
  }
}

function* copyLists(
  segments: Segment[],
  writer: SegmentWriter,
  isDropped: ((unit: number) => boolean) | undefined,
): Generator<undefined, void> {
  const buffer = new PostingsBuffer();
  const joined = new ListWriter();
  const sources = segments.map((segment) => new Source(segment));
  for (let step = 1; ; step++) {
    const term = least(sources);
    if (term === undefined) return;
    const lists: CodedList[] = [];
    for (const source of sources) if (source.term === term) lists.push(source.take());
    const list = joinLists(lists, buffer, joined, isDropped);
    if (list.df > 0) writer.addList(term, list);
    if (step % STEPS_AT_ONCE === 0) yield;
  }
}

/** The terms of a segment one after the other. */
class Source {
  term: Term | undefined;
  readonly #segment: Segment;
  readonly #blocks: Generator<Block>;
  #block: Block | undefined;

  constructor(segment: Segment) {
    this.#segment = segment;
    this.#blocks = segment.blocks();
    this.#advance();
  }

  /** The list of the term; the next term is then at hand. */
  take(): CodedList {
    const list = this.#segment.list(this.#block as Block);
    this.#advance();
    return list;
  }

  #advance(): void {
    while (!this.#block?.next()) {
      this.#block = this.#blocks.next().value as Block | undefined;
      if (!this.#block) {
        this.term = undefined;
        return;
      }
    }
    this.term = this.#block.term();
  }
}

/** Numbers come before words. */
function least(sources: Source[]): Term | undefined {
  let found: Term | undefined;
  for (const { term } of sources) {
    if (term === undefined) continue;
    if (found === undefined || isBefore(term, found)) found = term;
  }
  return found;
}

function isBefore(a: Term, b: Term): boolean {
  if (typeof a === 'number') return typeof b === 'string' || a < b;
  return typeof b === 'string' && a < b;
}
