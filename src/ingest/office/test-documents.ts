import { strToU8, zipSync } from 'fflate';

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const contentTypes = 'http://schemas.openxmlformats.org/package/2006/content-types';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const openXml = 'application/vnd.openxmlformats-officedocument';

/** Small documents made by hand, for tests. */
export function docxOf(text: string): Uint8Array {
  const run = `<w:r><w:rPr><w:rFonts w:ascii="SimSun" w:eastAsia="宋体"/></w:rPr><w:t>${text}</w:t></w:r>`;
  return packageOf('word/document.xml', `${openXml}.wordprocessingml.document.main+xml`, {
    'word/document.xml': `${xml}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>${run}</w:p></w:body></w:document>`,
  });
}

/** One sheet with one row. */
export function xlsxOf(cells: string[]): Uint8Array {
  const row = cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('');
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  return packageOf('xl/workbook.xml', `${openXml}.spreadsheetml.sheet.main+xml`, {
    'xl/workbook.xml': `${xml}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="${packageRelations}"><Relationship Id="r1" Type="${relations}/worksheet" Target="sheet1.xml"/></Relationships>`,
    'xl/sheet1.xml': `${xml}<worksheet xmlns="${main}"><sheetData><row>${row}</row></sheetData></worksheet>`,
  });
}

export function rtfOf(text: string): Uint8Array {
  const escaped = Array.from(text, (character) => `\\u${character.charCodeAt(0)}?`).join('');
  return strToU8(`{\\rtf1\\ansi\\uc1 ${escaped}\\par}`);
}

/** An OpenDocument text whose manifest says that its content is enciphered. */
export function lockedOdt(): Uint8Array {
  const mime = 'application/vnd.oasis.opendocument.text';
  const cipher =
    '<manifest:encryption-data manifest:checksum-type="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0#sha256-1k" manifest:checksum="AAAA"><manifest:algorithm manifest:algorithm-name="http://www.w3.org/2001/04/xmlenc#aes256-cbc" manifest:initialisation-vector="AAAAAAAAAAAAAAAAAAAAAA=="/><manifest:key-derivation manifest:key-derivation-name="PBKDF2" manifest:key-size="32" manifest:iteration-count="100000" manifest:salt="AAAAAAAAAAAAAAAAAAAAAA=="/></manifest:encryption-data>';
  return zipSync({
    mimetype: [strToU8(mime), { level: 0 }],
    'content.xml': new Uint8Array(64),
    'META-INF/manifest.xml': strToU8(
      `${xml}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="${mime}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml" manifest:size="64">${cipher}</manifest:file-entry></manifest:manifest>`,
    ),
  });
}

/** A text that wants a picture from this address. */
export function odtWithLinkedPicture(address: string): Uint8Array {
  return flatOdt(pictureFrame(`xlink:href="${address}"`));
}

export function odtWithPictures(pictures: Buffer[]): Uint8Array {
  const frames = pictures.map((picture) =>
    pictureFrame('', `<office:binary-data>${picture.toString('base64')}</office:binary-data>`),
  );
  return flatOdt(frames.join(''));
}

function pictureFrame(attributes: string, content = ''): string {
  return `<draw:frame svg:width="3cm" svg:height="3cm"><draw:image ${attributes}>${content}</draw:image></draw:frame>`;
}

/** One flat XML file. */
function flatOdt(pictures: string): Uint8Array {
  const names = ['office', 'text', 'drawing'].map(
    (name) =>
      `xmlns:${name === 'drawing' ? 'draw' : name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  );
  return strToU8(
    `${xml}<office:document ${names.join(' ')} xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:p>图${pictures}</text:p></office:text></office:body></office:document>`,
  );
}

/** Slides, each with one line of text. */
export function odpOf(lines: string[]): Uint8Array {
  const mime = 'application/vnd.oasis.opendocument.presentation';
  const of = (name: string, part = name) =>
    `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${part}:1.0"`;
  const names = [of('office'), of('text'), of('draw', 'drawing'), of('svg', 'svg-compatible')].join(' ');
  const slides = lines.map(
    (line) =>
      `<draw:page draw:name="${line}"><draw:frame svg:x="3cm" svg:y="3cm" svg:width="18cm" svg:height="4cm"><draw:text-box><text:p>${line}</text:p></draw:text-box></draw:frame></draw:page>`,
  );
  return zipSync({
    mimetype: [strToU8(mime), { level: 0 }],
    'content.xml': strToU8(
      `${xml}<office:document-content ${names} office:version="1.3"><office:body><office:presentation>${slides.join('')}</office:presentation></office:body></office:document-content>`,
    ),
    'META-INF/manifest.xml': strToU8(
      `${xml}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="${mime}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
    ),
  });
}

/** A compound file of one allocation sector and one folder sector, with streams of these contents. */
export function compoundFileOf(streams: Record<string, Uint8Array>): Uint8Array {
  const names = Object.keys(streams).slice(0, 3);
  const bytes = new Uint8Array(512 * 3 + names.length * 4096);
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const header: Array<[number, number]> = [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ];
  for (const [at, value] of header) view.setUint16(at, value, true);
  const lengths: Array<[number, number]> = [
    [44, 1],
    [48, 1],
    [56, 4096],
    [60, 0xfffffffe],
    [68, 0xfffffffe],
  ];
  for (const [at, value] of lengths) view.setUint32(at, value, true);
  for (let entry = 0; entry < 109; entry += 1)
    view.setUint32(76 + entry * 4, entry === 0 ? 0 : 0xffffffff, true);
  for (let sector = 0; sector < 128; sector += 1) {
    const own = sector < 2 || (sector - 2) % 8 === 7;
    view.setUint32(512 + sector * 4, own ? 0xfffffffe : sector + 1, true);
  }
  folderEntry(view, 1024, 'Root Entry', 5, 0xfffffffe, 0);
  for (const [index, name] of names.entries()) {
    folderEntry(view, 1152 + index * 128, name, 2, 2 + index * 8, 4096);
    bytes.set(streams[name]?.subarray(0, 4096) ?? [], 1536 + index * 4096);
  }
  return bytes;
}

function folderEntry(
  view: DataView,
  at: number,
  name: string,
  type: number,
  start: number,
  size: number,
): void {
  for (const [index, unit] of Array.from(name).entries())
    view.setUint16(at + index * 2, unit.charCodeAt(0), true);
  view.setUint16(at + 64, (name.length + 1) * 2, true);
  view.setUint8(at + 66, type);
  view.setUint32(at + 116, start, true);
  view.setUint32(at + 120, size, true);
}

function packageOf(main: string, type: string, parts: Record<string, string>): Uint8Array {
  const all = {
    '[Content_Types].xml': `${xml}<Types xmlns="${contentTypes}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="${openXml}.spreadsheetml.worksheet+xml"/><Override PartName="/${main}" ContentType="${type}"/></Types>`,
    '_rels/.rels': `${xml}<Relationships xmlns="${packageRelations}"><Relationship Id="r1" Type="${relations}/officeDocument" Target="${main}"/></Relationships>`,
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(all).map(([path, text]) => [path, strToU8(text)])));
}
