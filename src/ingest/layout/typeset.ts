import type { LaidDocument } from './blocks.ts';
import { compile } from './compiler.ts';
import { encodeBlocks } from './encode.ts';
import { preparePictures } from './prepare-pictures.ts';
import { settleLanguage } from './language.ts';
import { styleOf } from './styles.ts';

const POINTS_PER_MILLIMETRE = 72 / 25.4;

/** Sets a document as PDF; `language` is what its text proved to be in, `footer` the margin of page numbers in points. */
export async function typeset(
  document: LaidDocument,
): Promise<{ pdf: Uint8Array; language: string | undefined; footer: number }> {
  const language = settleLanguage(document.metadata.language, document.blocks);
  const pictures = await preparePictures(document.images);
  const style = styleOf(document, language);
  const content = Buffer.from(JSON.stringify({ ...encode(document, language, pictures), style }));
  const files = [...pictures].map(([key, { bytes }]): [string, Buffer] => [key, bytes]);
  const footer = style.marginBottom * POINTS_PER_MILLIMETRE;
  return { pdf: compile('template.typ', content, files), language, footer };
}

function encode(
  document: LaidDocument,
  language: string | undefined,
  pictures: Awaited<ReturnType<typeof preparePictures>>,
): object {
  const { title, author, keywords, description } = document.metadata;
  const [lang = 'en', ...subtags] = (language ?? 'en').toLowerCase().split('-');
  const region = subtags.includes('hant') ? 'tw' : subtags.find((tag) => tag.length === 2);
  const blocks = encodeBlocks(document, new Set(pictures.keys()));
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
    blocks,
  };
}
