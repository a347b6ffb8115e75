import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import type { OfficeFormat } from '../formats/format.ts';
import { loadPdfium, openPdf, readGlyphs } from '../pdf/index.ts';
import { ChildPool } from '../sandbox/pool.ts';
import type { OfficeReply, OfficeRequest } from './tasks.ts';
import {
  compoundFileOf,
  docxOf,
  lockedOdt,
  odtWithLinkedPicture,
  odtWithPictures,
  rtfOf,
  xlsxOf,
} from './test-documents.ts';

const corpus = process.env.CORPUS_DIR ?? resolve(import.meta.dirname, '../../../../shared/corpus');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'office-')));
const pool = new ChildPool<OfficeRequest, OfficeReply>({
  entry: new URL('./child.ts', import.meta.url),
  size: 1,
  readable: [],
  writable: [folder],
  memoryLimitMiB: 3_000,
  recycleAboveMiB: 2_500,
  recycleAfter: 50,
  allowWorkers: true,
});

afterAll(() => {
  pool.close();
  rmSync(folder, { recursive: true });
});

describe('the embedded Office converter', () => {
  it('keeps Chinese text of a Word document, in a font of ours', async () => {
    const pdf = await convert(docxOf('文渊阁藏书目录'), 'docx');
    expect(await textOf(pdf)).toBe('文渊阁藏书目录');
    expect(Buffer.from(pdf).toString('latin1')).toContain('NotoSerifSC');
  });

  it('reads RTF', async () => {
    expect(await textOf(await convert(rtfOf('四库全书'), 'rtf'))).toBe('四库全书');
  });

  it('keeps a wide sheet on one page', async () => {
    const cells = Array.from({ length: 24 }, (_, index) => `第${index}列`);
    const pdf = await convert(xlsxOf(cells), 'xlsx');
    expect(openPdf(await loadPdfium(), pdf).pageCount).toBe(1);
    expect(await textOf(pdf)).toContain('第23列');
  });

  it('takes pictures over as they are', async () => {
    const noise = Uint8Array.from({ length: 64 * 64 * 3 }, (_, index) => (index * index * 7_919) % 251);
    const picture = sharp(noise, { raw: { width: 64, height: 64, channels: 3 } });
    const [jpeg, png] = [await picture.jpeg().toBuffer(), await picture.png().toBuffer()];
    const pdf = Buffer.from(await convert(odtWithPictures([jpeg, png]), 'odt'));
    expect(pdf.includes(jpeg)).toBe(true);
    expect(pdf.toString('latin1').match(/\/DCTDecode/g)).toHaveLength(1);
  });

  it('fetches nothing that a document links to', async () => {
    let asked = 0;
    const server = createServer(() => {
      asked += 1;
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/picture.png`;
    expect(await textOf(await convert(odtWithLinkedPicture(address), 'odt'))).toBe('图');
    server.close();
    expect(asked).toBe(0);
  });

  it('refuses locked files at once, saying so', async () => {
    await expect(convert(lockedOdt(), 'odt')).rejects.toMatchObject({ code: 'encrypted' });
    const locked = compoundFileOf({
      EncryptedPackage: new Uint8Array(64),
      EncryptionInfo: new Uint8Array(64),
    });
    await expect(convert(locked, 'docx')).rejects.toMatchObject({ code: 'encrypted' });
  });

  it('refuses damaged and empty files, and goes on with the next', async () => {
    await expect(convert(docxOf('断简').subarray(0, 300), 'docx')).rejects.toMatchObject({ code: 'damaged' });
    await expect(convert(new Uint8Array(), 'pptx')).rejects.toMatchObject({ code: 'empty' });
    expect(await textOf(await convert(docxOf('残编'), 'docx'))).toBe('残编');
  });

  it('grows warm with documents of its own, and leaves nothing of them', async () => {
    await pool.warm();
    expect(await textOf(await convert(docxOf('秘阁'), 'docx'))).toBe('秘阁');
  }, 240_000);

  it.skipIf(!existsSync(corpus))('reads an old workbook of the corpus', async () => {
    const pdf = await convert(readFileSync(join(corpus, 'xls/chinese-provinces.xls')), 'xls');
    expect(await textOf(pdf)).toContain('北京');
  });
});

async function convert(bytes: Uint8Array, format: OfficeFormat): Promise<Uint8Array> {
  const [path, output] = [join(folder, `source.${format}`), join(folder, 'made.pdf')];
  writeFileSync(path, bytes);
  const reply = await pool.run({ path, format, output }, { limitMs: 20_000 });
  const pdf = readFileSync(output);
  expect(pdf.length).toBe(reply.bytes);
  return pdf;
}

async function textOf(pdf: Uint8Array): Promise<string> {
  const glyphs = readGlyphs(openPdf(await loadPdfium(), pdf), 0);
  return glyphs
    .map((glyph) => glyph.text)
    .join('')
    .trim();
}
