import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { layoutPage } from '../text/index.ts';
import { loadPdfium, openPdf, pageKind, PdfError, pictureSize, readGlyphs, renderPage } from './index.ts';
import type { PdfDocument, Pdfium } from './index.ts';
import { encryptPdf } from './encrypt-pdf.ts';
import { findLostMappings } from './lost-mappings.ts';
import { parsePdfDate } from './metadata.ts';
import { INFORMATION, onePage, stream, writePdf } from './write-pdf.ts';

let pdfium: Pdfium;
beforeAll(async () => {
  pdfium = await loadPdfium();
});

const GREETING = 'BT /F1 20 Tf 50 500 Td (Good morning) Tj ET';

function greeting(): PdfDocument {
  return open(onePage(GREETING));
}

function open(objects: readonly string[]): PdfDocument {
  return openPdf(pdfium, writePdf([...objects, INFORMATION]));
}

function codeOf(run: () => unknown): string | undefined {
  try {
    run();
  } catch (error) {
    if (error instanceof PdfError) return error.code;
    throw error;
  }
  return undefined;
}

function textOf(document: PdfDocument): string {
  return layoutPage(readGlyphs(document, 0), document.pageSize(0)).text;
}

describe('opening', () => {
  it('tells pages and what the document says of itself', () => {
    const document = open(onePage(GREETING));
    expect(document.pageCount).toBe(1);
    expect(document.pageSize(0)).toEqual({ width: 400, height: 600 });
    expect(document.metadata).toMatchObject({
      title: 'Reading rooms',
      author: 'A. Reader',
      keywords: '',
      createdAt: '2026-03-01T04:00:00.000Z',
    });
    document.close();
  });

  it('takes a file without a header', () => {
    const bytes = Buffer.from(writePdf([...onePage(GREETING), INFORMATION]));
    expect(textOf(openPdf(pdfium, bytes.subarray(bytes.indexOf('1 0 obj'))))).toBe('Good morning');
  });

  it.each(['', 'hello', '%PDF-1.7\n%%EOF'])('calls %j damaged', (text) => {
    expect(codeOf(() => openPdf(pdfium, Buffer.from(text)))).toBe('damaged');
    expect(pdfium.broken).toBe(false);
  });

  it('calls a page outside of the document damaged', () => {
    const document = open(onePage(GREETING));
    expect(codeOf(() => readGlyphs(document, 1))).toBe('damaged');
    expect(textOf(document)).toBe('Good morning');
  });

  it.each([
    ['D:20260301', '2026-03-01T00:00:00.000Z'],
    ['2026', '2026-01-01T00:00:00.000Z'],
    ["D:20260301235959-05'30'", '2026-03-02T05:29:59.000Z'],
    ['yesterday', null],
    ['D:20269901', null],
  ])('reads the date %s', (written, expected) => {
    expect(parsePdfDate(written)).toBe(expected);
  });
});

describe('passwords', () => {
  it('are asked for unless the empty one will do', () => {
    expect(textOf(openPdf(pdfium, encryptPdf(pdfium, greeting(), '')))).toBe('Good morning');
    expect(codeOf(() => openPdf(pdfium, encryptPdf(pdfium, greeting(), 'secret')))).toBe('encrypted');
  });
});

describe('outline', () => {
  it('gives levels and pages, nothing for a bad target, and no entry twice', () => {
    const document = open([
      ...onePage(GREETING, '', '/Outlines 6 0 R'),
      '<< /First 7 0 R /Last 9 0 R >>',
      '<< /Title (One) /Dest [3 0 R /Fit] /First 8 0 R /Last 8 0 R /Next 9 0 R /Parent 6 0 R >>',
      '<< /Title (One and a half) /Dest [99 0 R /Fit] /Parent 7 0 R >>',
      '<< /Title (Two) /Next 7 0 R /Parent 6 0 R >>',
    ]);
    expect(document.outline).toEqual([
      { level: 0, title: 'One', page: 0 },
      { level: 1, title: 'One and a half', page: null },
      { level: 0, title: 'Two', page: null },
    ]);
  });
});

describe('glyphs', () => {
  it.each([0, 90, 180, 270])('stand where they are shown on a page turned by %i degrees', (turn) => {
    const document = open(onePage(GREETING, `/Rotate ${turn}`));
    const { width, height } = document.pageSize(0);
    expect([width, height]).toEqual(turn % 180 === 0 ? [400, 600] : [600, 400]);
    const letter = readGlyphs(document, 0)[0];
    expect(letter).toMatchObject({ text: 'G', size: 20, angle: turn, hidden: false });
    const corner = { 0: [50, 100], 90: [500, 50], 180: [350, 500], 270: [100, 350] }[turn];
    expect([letter?.originX, letter?.originY]).toEqual(corner);
    expect(textOf(document)).toBe('Good morning');
  });

  it('keep every letter of a ligature, and of one drawn twice for boldness', () => {
    const drawn = (x: number) => `BT /F1 20 Tf ${x} 500 Td <41424344> Tj ET`;
    const map = 'begincmap\n2 beginbfchar\n<43> <00740074>\n<44> <006600660069>\nendbfchar\nendcmap';
    const [catalogue = '', pages = '', page = '', content = ''] = onePage(`${drawn(50)} ${drawn(50.4)}`);
    const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>';
    expect(textOf(open([catalogue, pages, page, content, font, stream(map)]))).toBe('ABttffi');
  });

  it('know of invisible text', () => {
    const document = open(onePage(GREETING.replace('BT', 'BT 3 Tr')));
    expect(readGlyphs(document, 0).every((glyph) => glyph.hidden)).toBe(true);
  });
});

describe('lost mappings', () => {
  const map = (ranges: string): string => `begincmap\n3 beginbfrange\n${ranges}\nendbfrange\nendcmap`;

  it('are read from maps with a range across a multiple of 256 only', () => {
    const broken = deflateSync(map('<19ff><1a00><63cf>\n<1b6f><1b6f><653f>')).toString('latin1');
    const sound = map('<0041><0042><0061>');
    const found = findLostMappings(writePdf([stream(broken, '/Filter /FlateDecode'), stream(sound)]));
    expect([...found]).toEqual([
      [0x19ff, '描'],
      [0x1a00, '提'],
      [0x1b6f, '政'],
    ]);
  });

  it('leave out codes with two meanings', () => {
    const one = stream(map('<19ff><1a00><63cf>'));
    const other = stream(map('<19ff><1a00><4e00>'));
    expect(findLostMappings(writePdf([one, other])).size).toBe(0);
  });
});

describe('pictures', () => {
  it('are WebP of the width asked for, black on white', async () => {
    const { webp, width, height } = await renderPage(open(onePage(GREETING)), 0, 800);
    const { format, ...size } = await sharp(webp).metadata();
    expect({ format, width: size.width, height: size.height }).toEqual({
      format: 'webp',
      width: 800,
      height: 1200,
    });
    expect([width, height]).toEqual([800, 1200]);
    const { channels } = await sharp(webp).stats();
    expect(channels[0]?.min).toBeLessThan(60);
    expect(channels[0]?.max).toBe(255);
  });

  it('have Chinese even when the document brings no font', async () => {
    const document = open([
      ...onePage('BT /F1 40 Tf 50 300 Td <cde5caf2> Tj ET').slice(0, 4),
      '<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /GBK-EUC-H /DescendantFonts [6 0 R] >>',
      '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R >>',
      '<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>',
    ]);
    const { webp } = await renderPage(document, 0, 400);
    const { channels } = await sharp(webp).stats();
    expect(channels[0]?.min).toBeLessThan(100);
  });

  it.each([
    [{ width: 600, height: 800 }, 1_600, { width: 1_600, height: 2_133 }],
    [{ width: 14_400, height: 14_400 }, 800, { width: 800, height: 800 }],
    [{ width: 14_400, height: 14_400 }, 16_000, { width: 6_324, height: 6_324 }],
    [{ width: 10, height: 14_400 }, 800, { width: 11, height: 16_383 }],
    [{ width: 14_400, height: 1 }, 800, { width: 800, height: 1 }],
  ])('of a page of %o, %i wide, keep to the limits', (page, width, expected) => {
    expect(pictureSize(page, width)).toEqual(expected);
  });
});

describe('page kinds', () => {
  it('tell text from nothing', () => {
    const document = open(onePage(GREETING));
    expect(pageKind(document, 0, readGlyphs(document, 0))).toBe('text');
    const empty = open(onePage('0 0 10 10 re f'));
    expect(pageKind(empty, 0, readGlyphs(empty, 0))).toBe('empty');
  });

  it('call a picture of the page a scan, with or without text over it', () => {
    const image = 'q 400 0 0 600 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID a EI Q';
    const document = open(onePage(image));
    expect(pageKind(document, 0, [])).toBe('scan');
    const read = open(onePage(`${image} ${GREETING.replace('BT', 'BT 3 Tr').repeat(8)}`));
    expect(pageKind(read, 0, readGlyphs(read, 0))).toBe('scan');
  });
});
