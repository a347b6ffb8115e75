import { type Archive, withArchive } from '../formats/archive.ts';
import { IngestError } from '../failure.ts';
import { BlockBuilder } from './block-builder.ts';
import type { Block, LaidDocument } from './blocks.ts';
import { ImageStore } from './data-images.ts';
import { anchorOf, readOutline } from './epub-outline.ts';
import { type EpubPackage, type ManifestItem, readPackage, readPart, resolvePath } from './epub-package.ts';
import { readHtml } from './html.ts';
import type { HtmlContext } from './html-dom.ts';

const MAX_CHAPTERS = 5_000;
const MAX_CHARACTERS = 40_000_000;
const PICTURE_BYTES = 40 * 1024 ** 2;
const PICTURES_BYTES = 300 * 1024 ** 2;

/** An EPUB as a document: its cover, then its chapters in the order of the spine. */
export function readEpub(path: string): Promise<LaidDocument> {
  return withArchive(path, async (archive) => {
    const book = await readPackage(archive);
    const images = new ImageStore();
    const pictures = await readPictures(archive, book);
    const chapters = await readChapters(archive, book, images, pictures);
    const blocks = withCover(chapters, book, images, pictures);
    if (blocks.length === 0) throw new IngestError('no-pages', 'EPUB without content');
    const outline = await readOutline(archive, book.navigation);
    return {
      metadata: book.metadata,
      blocks,
      images: images.bytes,
      page: 'book',
      ...(outline.length > 1 ? { outline } : {}),
    };
  });
}

/** Pictures are read ahead: the reader of chapters asks for them without waiting. */
async function readPictures(archive: Archive, book: EpubPackage): Promise<Map<string, Uint8Array>> {
  const pictures = new Map<string, Uint8Array>();
  let total = 0;
  for (const { path, type } of book.items) {
    const entry = archive.entries.get(path);
    if (!type.startsWith('image/') || !entry || entry.uncompressedSize > PICTURE_BYTES) continue;
    total += entry.uncompressedSize;
    if (total > PICTURES_BYTES) break;
    const bytes = await archive.read(path, PICTURE_BYTES).catch(ignoreDamage);
    if (bytes) pictures.set(path, bytes);
  }
  return pictures;
}

/** One broken picture or chapter does not spoil a book; what would stop the reader does. */
function ignoreDamage(error: unknown): undefined {
  if (error instanceof IngestError && (error.code === 'bomb' || error.code === 'nested')) throw error;
  return undefined;
}

async function readChapters(
  archive: Archive,
  book: EpubPackage,
  images: ImageStore,
  pictures: Map<string, Uint8Array>,
): Promise<Block[]> {
  const builder = new BlockBuilder();
  let characters = 0;
  for (const item of book.spine.slice(0, MAX_CHAPTERS)) {
    const source = await readPart(archive, item.path).catch(ignoreDamage);
    if (source === undefined) continue;
    characters += source.length;
    if (characters > MAX_CHARACTERS) throw new IngestError('too-large', `over ${MAX_CHARACTERS} characters`);
    readChapter(item, source, builder, { images, pictures });
  }
  return builder.blocks;
}

interface Pictures {
  images: ImageStore;
  pictures: Map<string, Uint8Array>;
}

function readChapter(
  item: ManifestItem,
  source: string,
  builder: BlockBuilder,
  { images, pictures }: Pictures,
): void {
  const picture = pictures.get(item.path);
  builder.block({ kind: 'pageBreak' });
  builder.block({ kind: 'anchor', id: anchorOf(item.path, '') });
  if (picture) {
    builder.block({ kind: 'image', key: images.add(item.path, picture), alt: '' });
    return;
  }
  const context: HtmlContext = {
    image: (reference) => {
      const path = resolvePath(reference, item.path) ?? '';
      const bytes = pictures.get(path);
      return bytes ? images.add(path, bytes) : images.addDataUrl(reference);
    },
    link: (href) => linkTo(href, item.path),
    anchor: (id) => anchorOf(item.path, id),
  };
  readHtml(closeEmptyElements(source), builder, context);
}

function linkTo(href: string, base: string): string {
  const path = href.startsWith('#') ? base : resolvePath(href, base);
  return path === undefined ? href : `#${anchorOf(path, href.split('#')[1] ?? '')}`;
}

const voidElements = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;

/** XHTML may write `<a id="x"/>`, which HTML reads as a start tag only. */
function closeEmptyElements(xhtml: string): string {
  return xhtml.replace(
    /<([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*\/>/g,
    (whole, name: string, attributes: string) =>
      voidElements.test(name) ? whole : `<${name}${attributes}></${name}>`,
  );
}

function withCover(
  chapters: Block[],
  book: EpubPackage,
  images: ImageStore,
  pictures: Map<string, Uint8Array>,
): Block[] {
  const bytes = book.cover && pictures.get(book.cover.path);
  if (!bytes || !book.cover) return chapters;
  const key = images.add(book.cover.path, bytes);
  const shown = chapters.slice(0, 6).findIndex((block) => block.kind === 'image' && block.key === key);
  const rest = shown < 0 ? chapters : chapters.filter((_, index) => index !== shown);
  return [{ kind: 'image', key, alt: book.metadata.title ?? '', fullPage: true }, ...rest];
}
