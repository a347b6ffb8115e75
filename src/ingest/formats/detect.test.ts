import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IngestError } from '../failure.ts';
import { detectFormat } from './detect.ts';

const corpus = resolve(process.env['CORPUS_DIR'] ?? '../shared/corpus');
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'detect-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function detect(name: string, bytes: Uint8Array | string): Promise<string> {
  const path = join(folder, 'file');
  await writeFile(path, bytes);
  return outcome({ path, name });
}

async function outcome(file: { path: string; name: string }): Promise<string> {
  try {
    return await detectFormat(file);
  } catch (error) {
    if (error instanceof IngestError) return error.code;
    throw error;
  }
}

function contentTypes(mainPart: string): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<Types><Override PartName="/main.xml" ContentType="${mainPart}"/></Types>`,
    ),
    'main.xml': strToU8('<x/>'),
  });
}

const openDocument = 'application/vnd.oasis.opendocument';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

describe('detectFormat', () => {
  it('goes by content, whatever the name says', async () => {
    expect(await detect('photo.jpg', '%PDF-1.7\n')).toBe('pdf');
    expect(await detect('report.pdf', '{\\rtf1 x}')).toBe('rtf');
    expect(await detect('报表.xls', '<html><body><table></table></body></html>')).toBe('html');
    expect(await detect('a.doc', Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('jpeg');
    expect(await detect('a', Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1'))).toBe('webp');
    expect(await detect('a', Buffer.from('MM\0*\0\0\0\x08', 'latin1'))).toBe('tiff');
  });

  it('finds a PDF header within the first 1,024 bytes, but not in a text about PDF', async () => {
    expect(await detect('a', `${'\n'.repeat(900)}%PDF-1.4\n1 0 obj`)).toBe('pdf');
    expect(await detect('about.md', '# Headers\nA file starts with `%PDF-1.7`.')).toBe('md');
  });

  it('tells plain texts apart by name', async () => {
    expect(await detect('a.md', '# Title')).toBe('md');
    expect(await detect('a.csv', 'a,b\n1,2')).toBe('csv');
    expect(await detect('a', 'just words')).toBe('txt');
    expect(await detect('feed.xml', '<?xml version="1.0"?><rss></rss>')).toBe('txt');
    expect(await detect('page.xhtml', '<?xml version="1.0"?><!DOCTYPE html><html></html>')).toBe('html');
  });

  it('names archives by their main part, macro and template variants too', async () => {
    expect(await detect('a.zip', contentTypes(`${word}.document.main+xml`))).toBe('docx');
    expect(await detect('a', contentTypes(`${word}.template.main+xml`))).toBe('docx');
    expect(await detect('a', contentTypes('application/vnd.ms-word.document.macroEnabled.main+xml'))).toBe(
      'docx',
    );
    expect(await detect('a', contentTypes('application/vnd.ms-excel.sheet.macroEnabled.main+xml'))).toBe(
      'xlsx',
    );
    const show = 'application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml';
    expect(await detect('a', contentTypes(show))).toBe('pptx');
    expect(await detect('a', zipSync({ mimetype: strToU8(`${openDocument}.spreadsheet`) }))).toBe('ods');
    expect(await detect('a', zipSync({ mimetype: strToU8('application/epub+zip') }))).toBe('epub');
  });

  it('tells locked, empty, broken and foreign files', async () => {
    const locked = {
      mimetype: strToU8(`${openDocument}.text`),
      'META-INF/manifest.xml': strToU8('<x:encryption-data/>'),
    };
    expect(await detect('a.odt', zipSync(locked))).toBe('encrypted');
    expect(await detect('a.docx', '')).toBe('empty');
    expect(await detect('a.docx', zipSync({ 'word/document.xml': strToU8('<x/>') }).subarray(0, 60))).toBe(
      'damaged',
    );
    expect(await detect('a.zip', zipSync({ 'x.exe': strToU8('x') }))).toBe('unsupported');
    expect(
      await detect('a.txt', Buffer.from(Array.from({ length: 4_000 }, (_, at) => (at * 89) % 251))),
    ).toBe('unsupported');
  });

  it('refuses text strewn with zero bytes, and drawings', async () => {
    expect(await detect('a.txt', 'hello\0world '.repeat(50))).toBe('unsupported');
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><text>words</text></svg>';
    expect(await detect('a.svg', svg)).toBe('svg');
    expect(await detect('a.txt', `<?xml version="1.0"?>\n<!-- made -->\n<!DOCTYPE svg>\n${svg}`)).toBe('svg');
    expect(await detect('a.html', `<!doctype html><p>A drawing: ${svg}`)).toBe('html');
    expect(await detect('about.txt', `How to write ${svg}`)).toBe('txt');
  });

  it('forgives stray bytes after an archive', async () => {
    const archive = contentTypes(`${word}.document.main+xml`);
    expect(await detect('a.docx', Buffer.concat([archive, Buffer.from('\n')]))).toBe('docx');
  });

  it('reads only what it needs of a huge file', async () => {
    const path = join(folder, 'huge');
    const file = await open(path, 'w');
    await file.write('%PDF-1.7\n');
    await file.truncate(2 * 1024 ** 3);
    await file.close();
    expect(await outcome({ path, name: 'huge.pdf' })).toBe('pdf');
  });
});

const hostile: Record<string, string> = {
  'hostile/testEXCEL_protected_passtika.xlsx': 'encrypted',
  'hostile/testPPT_protected_passtika.ppt': 'encrypted',
  'hostile/testPPT_protected_passtika.pptx': 'encrypted',
  'hostile/testWORD_protected_passtika.doc': 'encrypted',
  'hostile/testWORD_truncated.docx': 'damaged',
  'hostile/zip-slip.zip': 'unsupported',
};

describe.skipIf(!existsSync(corpus))('detectFormat on real files', () => {
  it('names the format of every one', async () => {
    const lines = readFileSync(join(corpus, 'MANIFEST.tsv'), 'utf8').trim().split('\n').slice(1);
    const wrong: string[] = [];
    for (const line of lines) {
      const [file = '', , , format = ''] = line.split('\t');
      const expected = hostile[file] ?? (format === 'xml' ? 'txt' : format);
      if (file.startsWith('hostile/') && !hostile[file]) continue;
      const found = await outcome({ path: join(corpus, file), name: file });
      if (found !== expected) wrong.push(`${file}: ${found}, not ${expected}`);
    }
    expect(wrong).toEqual([]);
  });
});
