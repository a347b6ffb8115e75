import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** The moment written into every made file, so that making one twice gives the same bytes. */
export const madeAt = '2026-01-15T08:00:00Z';

// Zip entries hold local clock time: built from local parts, the bytes do not depend on the time zone.
const entryTime = new Date(2026, 0, 15, 8, 0, 0);

export function packZip(
  entries: Record<string, Uint8Array | string>,
  stored: readonly string[] = [],
): Uint8Array {
  const files: Zippable = {};
  for (const [name, content] of Object.entries(entries)) {
    const bytes = typeof content === 'string' ? strToU8(content) : content;
    files[name] = [bytes, { level: stored.includes(name) ? 0 : 6, mtime: entryTime }];
  }
  return zipSync(files);
}

/** Rewrites an Office file so that no clock or random number shows in it, nor in workbooks embedded in it. */
export function stampPackage(bytes: Uint8Array): Uint8Array {
  const entries: Record<string, Uint8Array> = {};
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    if (!name.endsWith('/')) entries[name] = stampEntry(name, content);
  }
  return packZip(renumberCharts(entries));
}

/** The slide library counts charts over the whole life of the process; here they begin at 1 in every file. */
function renumberCharts(entries: Record<string, Uint8Array>): Record<string, Uint8Array> {
  const numbers = Object.keys(entries).flatMap((name) => /\/chart(\d+)\.xml$/.exec(name)?.[1] ?? []);
  if (numbers.length === 0) return entries;
  const rename = (text: string) =>
    text.replaceAll(/(chart|Worksheet)(\d+)(?=\.xml|\.xlsx)/g, (whole, kind: string, number: string) =>
      numbers.includes(number) ? `${kind}${numbers.indexOf(number) + 1}` : whole,
    );
  const renamed = Object.entries(entries).map(([name, content]) => {
    const isText = name.endsWith('.xml') || name.endsWith('.rels');
    return [rename(name), isText ? strToU8(rename(strFromU8(content))) : content] as const;
  });
  return Object.fromEntries(renamed);
}

function stampEntry(name: string, content: Uint8Array): Uint8Array {
  if (name.endsWith('.xlsx')) return stampPackage(content);
  if (!name.endsWith('core.xml')) return content;
  const stamped = strFromU8(content).replaceAll(/(<dcterms:\w+ [^>]*>)[^<]*/g, `$1${madeAt}`);
  return strToU8(stamped);
}
