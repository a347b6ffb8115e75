import { IngestError } from '../failure.ts';
import type { LaidDocument } from './blocks.ts';
import { compile } from './compiler.ts';
import { Encoder } from './encode.ts';
import { preparePictures } from './prepare-pictures.ts';
import { settleLanguage } from './language.ts';
import { styleOf } from './styles.ts';

/** JSON bytes beyond which the typesetter would pass its memory limit: about 4,000 pages. */
const MAX_CONTENT_BYTES = 11_000_000;

/** Sets a document as PDF; `language` is what its text proved to be in. */
export async function typeset(document: LaidDocument): Promise<{ pdf: Uint8Array; language: string | undefined }> {
  const language = settleLanguage(document.metadata.language, document.blocks);
  const pictures = await preparePictures(document.images);
  const content = Buffer.from(JSON.stringify(encode(document, language, pictures)));
  if (content.length > MAX_CONTENT_BYTES)
    throw new IngestError('too-many-pages', `${content.length} bytes of content`);
  const files = [...pictures].map(([key, { bytes }]): [string, Buffer] => [key, bytes]);
  return { pdf: compile('template.typ', content, files), language };
}

function encode(
  document: LaidDocument,
  language: string | undefined,
  pictures: Awaited<ReturnType<typeof preparePictures>>,
): object {
  const { title, author, keywords, description } = document.metadata;
  const [lang = 'en', ...subtags] = (language ?? 'en').toLowerCase().split('-');
  const region = subtags.includes('hant') ? 'tw' : subtags.find((tag) => tag.length === 2);
  const blocks = new Encoder(document, new Set(pictures.keys())).blocks(document.blocks);
  return {
    title: title ?? null,
    author: author === undefined ? [] : [author],
    keywords: keywords ?? [],
    description: description ?? null,
    lang,
    region: region ?? (lang === 'zh' ? 'cn' : null),
    rtl: document.direction === 'rtl' || /^(ar|fa|he|ur|ug)$/.test(lang),
    ownOutline: document.outline ? true : null,
    pictures: Object.fromEntries([...pictures].map(([key, { width, height }]) => [key, [width, height]])),
    style: styleOf(document, language),
    blocks,
  };
}
