import type { Archive } from '../formats/archive.ts';
import type { OutlineEntry } from './blocks.ts';
import { type ManifestItem, readXml, resolvePath } from './epub-package.ts';
import { findAll, findFirst, fullText, type XmlElement } from './xml.ts';

const MAX_LEVEL = 12;

/** The id of the anchor for a place in the book: an entry's name and the fragment within it. */
export function anchorOf(path: string, fragment: string): string {
  return `${path}#${fragment}`;
}

/** The table of contents from an EPUB 3 navigation document or an EPUB 2 NCX. */
export async function readOutline(
  archive: Archive,
  navigation: ManifestItem | undefined,
): Promise<OutlineEntry[]> {
  const root = navigation && (await readXml(archive, navigation.path));
  if (!root || !navigation) return [];
  const entries: OutlineEntry[] = [];
  const map = findFirst(root, 'navMap');
  if (map) readPoints(map, navigation.path, 0, entries);
  else {
    const navs = findAll(root, 'nav');
    const contents = navs.find(({ attributes }) => attributes['type'] === 'toc') ?? navs[0];
    const list = contents && findFirst(contents, 'ol');
    if (list) readList(list, navigation.path, 0, entries);
  }
  return entries;
}

function readPoints(parent: XmlElement, base: string, level: number, into: OutlineEntry[]): void {
  if (level > MAX_LEVEL) return;
  for (const point of parent.children.filter(({ name }) => name === 'navPoint')) {
    const label = point.children.find(({ name }) => name === 'navLabel');
    const content = point.children.find(({ name }) => name === 'content');
    addEntry(fullText(label), content?.attributes['src'], base, level, into);
    readPoints(point, base, level + 1, into);
  }
}

function readList(list: XmlElement, base: string, level: number, into: OutlineEntry[]): void {
  if (level > MAX_LEVEL) return;
  for (const item of list.children.filter(({ name }) => name === 'li')) {
    const link = item.children.find(({ name }) => name === 'a' || name === 'span');
    addEntry(fullText(link), link?.attributes['href'], base, level, into);
    const nested = item.children.find(({ name }) => name === 'ol');
    if (nested) readList(nested, base, level + 1, into);
  }
}

function addEntry(
  title: string,
  href: string | undefined,
  base: string,
  level: number,
  into: OutlineEntry[],
): void {
  const path = href === undefined ? undefined : resolvePath(href, base);
  if (title === '' || path === undefined) return;
  into.push({ level, title, anchor: anchorOf(path, href?.split('#')[1] ?? '') });
}
