import { extname } from 'node:path';
import type { Format } from '../formats/format.ts';
import { IngestError } from '../failure.ts';
import { flowEntries } from '../flow/flow-entries.ts';
import type { FlowEntry } from '../flow/types.ts';
import type { LaidText } from '../text/index.ts';
import type { DocumentMetadata, LaidDocument } from './blocks.ts';
import { readCsv } from './csv.ts';
import { readEpub } from './epub.ts';
import { readHtmlDocument } from './html.ts';
import { readMarkdown } from './markdown.ts';
import { sourceLines } from './source-lines.ts';
import { readText } from './read-text.ts';
import { readPlainText } from './text.ts';
import { typeset } from './typeset.ts';
import { typesetPictures } from './typeset-pictures.ts';

export interface LayoutInput {
  path: string;
  format: Format;
  name: string;
}

export interface LayoutOutcome {
  pdf: Uint8Array;
  metadata: DocumentMetadata;
  text: LaidText;
  /** Of what is prose. */
  flow: FlowEntry[];
}

/** Lays out a document that is neither PDF nor an Office file as a PDF of its own. Throws IngestError. */
export async function layOut(input: LayoutInput): Promise<LayoutOutcome> {
  if (isPicture(input.format)) {
    const pdf = await typesetPictures(input.path, nameOf(input));
    return { pdf, metadata: {}, text: { footer: 0, lines: null }, flow: [] };
  }
  const document = await read(input);
  if (document.blocks.length === 0) throw new IngestError('no-pages', 'nothing to show');
  const { pdf, language, footer } = await typeset({
    ...document,
    metadata: { title: nameOf(input), ...document.metadata },
  });
  const { language: _, ...metadata } = document.metadata;
  // The header rows of a sheet stand on each of its pages, but once in its source.
  const text = { footer, lines: input.format === 'csv' ? null : sourceLines(document) };
  const flow = input.format === 'csv' ? [] : flowEntries(document.blocks);
  return { pdf, metadata: language === undefined ? metadata : { ...metadata, language }, text, flow };
}

function isPicture(format: Format): boolean {
  return format === 'jpeg' || format === 'png' || format === 'tiff' || format === 'webp';
}

function nameOf({ name }: LayoutInput): string {
  return name.slice(0, name.length - extname(name).length);
}

async function read({ path, format }: LayoutInput): Promise<LaidDocument> {
  switch (format) {
    case 'epub':
      return readEpub(path);
    case 'csv':
      return readCsv(await readText(path));
    case 'html':
      return readHtmlDocument(await readText(path));
    case 'md':
      return readMarkdown(await readText(path));
    case 'txt':
      return readPlainText(await readText(path));
    default:
      throw new IngestError('unsupported', format);
  }
}
