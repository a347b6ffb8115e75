import { inflateSync } from 'node:zlib';

/**
 * Character codes and their text from the ToUnicode maps of a file that hold a range across a multiple of
 * 256 (`<19ff><1a00><63cf>`). PDFium stops reading such a block there, and then reports the code itself as
 * the character; the maps' own entries fill the hole. Codes that mean different things in different fonts
 * are left out.
 */
export function findLostMappings(bytes: Uint8Array): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  const doubtful = new Set<number>();
  for (const map of readableStreams(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))) {
    for (const [code, text] of brokenMapEntries(map)) {
      if (found.get(code) !== undefined && found.get(code) !== text) doubtful.add(code);
      found.set(code, text);
    }
  }
  for (const code of doubtful) found.delete(code);
  return found;
}

const MAX_STREAMS = 4_000;
const MAX_COMPRESSED = 100_000;
const MAX_INFLATED = 1_000_000;
/** Before `stream`, room enough for the dictionary of a map. */
const DICTIONARY = 200;

/** The text of the small streams that may be character maps. */
function* readableStreams(bytes: Buffer): Generator<string> {
  let at = 0;
  for (let count = 0; count < MAX_STREAMS; count += 1) {
    const keyword = bytes.indexOf('stream', at);
    if (keyword < 0) return;
    const start = keyword + (bytes[keyword + 6] === 13 ? 8 : 7);
    const end = bytes.indexOf('endstream', start);
    if (end < 0) return;
    at = end + 9;
    const dictionary = bytes.toString('latin1', Math.max(0, keyword - DICTIONARY), keyword);
    if (end - start > MAX_COMPRESSED || /\/Image|\/Length1|\/ObjStm|\/XRef/.test(dictionary)) continue;
    const text = inflate(bytes.subarray(start, end));
    if (text.includes('beginbfrange')) yield text;
  }
}

function inflate(data: Buffer): string {
  if (data.includes('begincmap')) return data.toString('latin1');
  try {
    return inflateSync(data, { maxOutputLength: MAX_INFLATED }).toString('latin1');
  } catch {
    return '';
  }
}

const RANGE = /<([0-9a-f]{2,8})>\s*<([0-9a-f]{2,8})>\s*<([0-9a-f]{4,16})>/gi;

/** All entries of a map that has a range across a multiple of 256; none of a sound one. */
function brokenMapEntries(map: string): [number, string][] {
  const entries: [number, string][] = [];
  let broken = false;
  for (const block of map.match(/beginbfrange[\s\S]*?endbfrange/g) ?? []) {
    for (const [, low = '', high = '', target = ''] of block.matchAll(RANGE)) {
      const from = Number.parseInt(low, 16);
      const to = Number.parseInt(high, 16);
      if (to - from > 0xffff) continue;
      broken ||= from >> 8 !== to >> 8;
      for (let code = from; code <= to; code += 1) entries.push([code, targetText(target, code - from)]);
    }
  }
  return broken ? entries : [];
}

/** UTF-16BE in hexadecimal, the last unit counted up. */
function targetText(target: string, step: number): string {
  const units = target.match(/.{4}/g) ?? [];
  const codes = units.map((unit) => Number.parseInt(unit, 16));
  return String.fromCharCode(...codes.map((code, at) => (at === codes.length - 1 ? code + step : code)));
}
