import { decode } from './coded-list.ts';
import type { Columns } from './columns.ts';
import type { DocumentSet } from './document-set.ts';
import { gallop } from './gallop.ts';
import { PART, sizeOf } from './list-parts.ts';
import type { LongList } from './long-list.ts';
import type { PostingsBuffer } from './postings.ts';

/** The postings that could be decoded one after the other while a part is found and read. */
export const PART_COSTS = 1_500;

/** Of the part that was decoded last. */
const units = new Int32Array(PART);
const times = new Uint8Array(PART);

/** Appends the postings that a list has in rising documents. */
export function decodeWithin(
  list: LongList,
  { firstUnit, pageCount }: Columns,
  documents: DocumentSet,
  into: PostingsBuffer,
): void {
  if (documents.length === 0) return;
  const { before } = list.parts;
  let [part, decoded, size] = [0, -1, 0];
  for (const document of documents) {
    const first = firstUnit[document] as number;
    const last = first + (pageCount[document] as number);
    part = Math.max(0, gallop(before, before.length, part, first) - 1);
    for (; part < before.length - 1 && (before[part] as number) < last; part++) {
      if (part !== decoded) size = decodePart(list, part);
      decoded = part;
      for (let at = gallop(units, size, 0, first); at < size && (units[at] as number) <= last; at++)
        into.add(units[at] as number, times[at] as number);
    }
  }
}

/** Returns how many postings the part has. */
function decodePart(list: LongList, part: number): number {
  const size = sizeOf(part, list.df);
  decode({ df: size, data: list.readPart(part) }, units, times, 0, list.parts.before[part]);
  return size;
}
