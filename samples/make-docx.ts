import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Footer,
  type IParagraphStylePropertiesOptions,
  type ISectionOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import { renderBlocks } from './docx-blocks.ts';
import { contractCover, lessonHead, type Meta, officialHead } from './docx-covers.ts';
import { type DocxLook, songti } from './docx-text.ts';
import { parseMarkdown, readMarkdown } from './markdown.ts';
import { stampPackage } from './package-bytes.ts';

type Design = DocxLook & { head: 'official' | 'lesson' | 'contract' };

const designs: Record<Design['head'], Design> = {
  official: {
    head: 'official',
    accent: 'B0281E',
    tint: 'F7ECE9',
    bodySize: 28,
    line: 376,
    headings: 'plain',
  },
  lesson: { head: 'lesson', accent: '3E6B57', tint: 'EAF1EC', bodySize: 23, line: 360, headings: 'ruled' },
  contract: {
    head: 'contract',
    accent: '23395B',
    tint: 'EDF0F5',
    bodySize: 24,
    line: 370,
    headings: 'plain',
  },
};

/** A Word file from a Markdown source whose front matter names its title, issuer and design. */
export async function makeDocx(source: string): Promise<Uint8Array> {
  const { meta, body } = await readMarkdown(source);
  const design = designs[meta['design'] as Design['head']];
  const blocks = renderBlocks(parseMarkdown(body), design);
  const file = new Document({
    title: (meta['title'] ?? '').replaceAll('|', ''),
    creator: meta['author'] ?? '',
    description: meta['subtitle'] ?? '',
    keywords: meta['keywords'] ?? '',
    lastModifiedBy: meta['author'] ?? '',
    styles: {
      default: {
        document: { run: { font: songti, size: design.bodySize, language: { eastAsia: 'zh-CN' } } },
      },
    },
    numbering: { config: numbering() },
    sections: sections(meta, design, blocks),
  });
  return stampPackage(new Uint8Array(await Packer.toArrayBuffer(file)));
}

function sections(meta: Meta, design: Design, blocks: ReturnType<typeof renderBlocks>): ISectionOptions[] {
  const page = pageShape();
  const footers = { default: pageNumberFooter() };
  if (design.head === 'official') {
    return [{ properties: { page }, footers, children: [...officialHead(meta, design), ...blocks] }];
  }
  if (design.head === 'lesson') {
    return [{ properties: { page }, footers, children: [...lessonHead(meta, design), ...blocks] }];
  }
  const line = { style: BorderStyle.DOUBLE, size: 6, space: 24, color: design.accent };
  const frame = { pageBorderTop: line, pageBorderBottom: line, pageBorderLeft: line, pageBorderRight: line };
  return [
    { properties: { page: { ...page, borders: frame } }, children: contractCover(meta, design) },
    { properties: { page: { ...page, pageNumbers: { start: 1 } } }, footers, children: blocks },
  ];
}

function pageShape() {
  const mm = convertMillimetersToTwip;
  return {
    size: { width: mm(210), height: mm(297) },
    margin: { top: mm(30), bottom: mm(28), left: mm(27), right: mm(26) },
  };
}

function pageNumberFooter(): Footer {
  const number = new TextRun({
    children: ['— ', PageNumber.CURRENT, ' —'],
    font: songti,
    size: 20,
    color: '666666',
  });
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })] });
}

function numbering() {
  const level = (index: number, format: 'decimal' | 'bullet', text: string) => ({
    level: index,
    format: format === 'decimal' ? LevelFormat.DECIMAL : LevelFormat.BULLET,
    text,
    alignment: AlignmentType.LEFT,
    style: { paragraph: indent(index) },
  });
  return [
    { reference: 'ordered', levels: [level(0, 'decimal', '%1.'), level(1, 'decimal', '（%2）')] },
    { reference: 'bullets', levels: [level(0, 'bullet', '•'), level(1, 'bullet', '–')] },
  ];
}

function indent(level: number): IParagraphStylePropertiesOptions {
  return { indent: { left: 560 + level * 420, hanging: 380 } };
}
