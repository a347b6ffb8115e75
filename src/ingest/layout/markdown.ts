import MarkdownIt from 'markdown-it';
import { IngestError } from '../failure.ts';
import type { Block, LaidDocument } from './blocks.ts';
import { splitFrontMatter } from './front-matter.ts';
import { readHtmlDocument } from './html.ts';
import { inlineText } from './inline-text.ts';
import { keepMath } from './markdown-math.ts';

const MAX_CHARACTERS = 20_000_000;

const parser = new MarkdownIt({ html: true, linkify: false, typographer: false });
keepMath(parser);

/** Markdown (CommonMark, tables, strikethrough) as a document; HTML within it is read as in a web page. */
export function readMarkdown(source: string): LaidDocument {
  if (source.length > MAX_CHARACTERS)
    throw new IngestError('too-large', `${source.length} characters of Markdown`);
  const { metadata, body } = splitFrontMatter(source);
  const document = readHtmlDocument(parser.render(body));
  const title = metadata.title ?? firstHeading(document.blocks);
  const blocks = withTitle(document.blocks, metadata.title);
  return { ...document, blocks, metadata: { ...metadata, ...(title ? { title } : {}) } };
}

function firstHeading(blocks: Block[]): string | undefined {
  const heading = blocks.slice(0, 5).find((block) => block.kind === 'heading' && block.level === 1);
  return heading?.kind === 'heading' ? inlineText(heading.inlines) : undefined;
}

/** A title that only the front matter tells is set at the head of the text. */
function withTitle(blocks: Block[], title: string | undefined): Block[] {
  if (title === undefined || firstHeading(blocks) !== undefined) return blocks;
  return [{ kind: 'heading', level: 1, inlines: [{ kind: 'text', text: title }] }, ...blocks];
}
