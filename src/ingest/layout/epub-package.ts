import type { Archive } from '../formats/archive.ts';
import { decodeText } from '../formats/charset.ts';
import { IngestError } from '../failure.ts';
import type { DocumentMetadata } from './blocks.ts';
import { findAll, findFirst, fullText, parseXml, type XmlElement } from './xml.ts';

export interface ManifestItem {
  id: string;
  /** Name of the archive's entry. */
  path: string;
  type: string;
  properties: string[];
}

export interface EpubPackage {
  metadata: DocumentMetadata;
  spine: ManifestItem[];
  items: ManifestItem[];
  cover: ManifestItem | undefined;
  navigation: ManifestItem | undefined;
  direction: 'ltr' | 'rtl';
}

const PART_BYTES = 20 * 1024 ** 2;

/** What an EPUB's package file says: its parts, their order, and what the book is. */
export async function readPackage(archive: Archive): Promise<EpubPackage> {
  const container = await readXml(archive, 'META-INF/container.xml');
  const named = container && findFirst(container, 'rootfile')?.attributes['full-path'];
  const path = named ?? [...archive.entries.keys()].find((name) => name.endsWith('.opf'));
  const opf = path === undefined ? undefined : await readXml(archive, path);
  if (path === undefined || !opf) throw new IngestError('damaged', 'EPUB without a package file');
  const items = findAll(opf, 'item').map((item) => toItem(item, path));
  const byId = new Map(items.map((item) => [item.id, item]));
  const spine = findFirst(opf, 'spine');
  const references = spine
    ? findAll(spine, 'itemref').map(({ attributes }) => byId.get(attributes['idref'] ?? ''))
    : [];
  return {
    metadata: readMetadata(opf),
    spine: references.filter((item) => item !== undefined),
    items,
    cover: findCover(opf, items, byId),
    navigation:
      items.find(({ properties }) => properties.includes('nav')) ??
      byId.get(spine?.attributes['toc'] ?? '') ??
      items.find(({ type }) => type === 'application/x-dtbncx+xml'),
    direction: spine?.attributes['page-progression-direction'] === 'rtl' ? 'rtl' : 'ltr',
  };
}

export async function readXml(archive: Archive, path: string): Promise<XmlElement | undefined> {
  const text = await readPart(archive, path);
  return text === undefined ? undefined : parseXml(text);
}

export async function readPart(archive: Archive, path: string): Promise<string | undefined> {
  if (!archive.entries.has(path)) return undefined;
  return decodeText(await archive.read(path, PART_BYTES)).text;
}

/** An entry's name from a reference within another entry; undefined for what lies outside the book. */
export function resolvePath(reference: string, base: string): string | undefined {
  const [path = ''] = reference.split(/[#?]/);
  if (path === '' || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(path)) return undefined;
  try {
    const url = new URL(path, `epub:/${base.split('/').map(encodeURIComponent).join('/')}`);
    return decodeURIComponent(url.pathname.slice(1));
  } catch {
    return undefined;
  }
}

function toItem({ attributes }: XmlElement, base: string): ManifestItem {
  const href = attributes['href'] ?? '';
  return {
    id: attributes['id'] ?? '',
    path: resolvePath(href, base) ?? href,
    type: attributes['media-type'] ?? '',
    properties: (attributes['properties'] ?? '').split(/\s+/),
  };
}

function readMetadata(opf: XmlElement): DocumentMetadata {
  const element = findFirst(opf, 'metadata') ?? opf;
  const values = (name: string) => findAll(element, name).map(fullText).filter(Boolean);
  const [title] = values('title');
  const [language] = values('language');
  const [description] = values('description');
  const authors = values('creator');
  const keywords = values('subject')
    .flatMap((subject) => subject.split(/[;；]/))
    .map((word) => word.trim());
  return {
    ...(title ? { title } : {}),
    ...(authors.length > 0 ? { author: authors.join(', ') } : {}),
    ...(language ? { language } : {}),
    ...(keywords.length > 0 ? { keywords } : {}),
    ...(description ? { description: withoutTags(description) } : {}),
  };
}

function withoutTags(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function findCover(
  opf: XmlElement,
  items: ManifestItem[],
  byId: Map<string, ManifestItem>,
): ManifestItem | undefined {
  const meta = findAll(opf, 'meta').find(({ attributes }) => attributes['name'] === 'cover');
  const cover =
    items.find(({ properties }) => properties.includes('cover-image')) ??
    byId.get(meta?.attributes['content'] ?? '') ??
    items.find(({ id, type }) => /^cover(-?image)?$/i.test(id) && type.startsWith('image/'));
  return cover?.type.startsWith('image/') ? cover : undefined;
}
