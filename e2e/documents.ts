import { sampleDocuments } from '../samples/index.ts';
import { addCategory, type Document, getDocument, type ReceiveDefaults } from '../src/catalog/index.ts';
import { type PeopledSite, settled } from './site.ts';

export interface Shelf {
  /** A free PDF in Chinese, of several pages. */
  free: Document;
  /** A plain text at a price, two pages of it free. */
  priced: Document;
  /** Markdown in English. */
  english: Document;
  /** A table. */
  table: Document;
  bytes: Map<string, Uint8Array>;
}

const PRICED_FEN = 1_250;
export const PREVIEW_PAGES = 2;

const TABLE = ['书名,作者,册数', '乡土中国,费孝通,12', '万历十五年,黄仁宇,8', '边城,沈从文,20'].join('\n');

/** Fills a site with published documents in three subjects, one of which stays empty. */
export async function fillShelf(site: PeopledSite): Promise<Shelf> {
  const { db } = site.library;
  const rules = await addCategory(db, subject('contracts', '制度与合同', 'Rules and contracts', ['章程']));
  const stories = await addCategory(db, subject('literature', '文学与随笔', 'Stories and essays', ['随笔']));
  await addCategory(db, subject('design', '设计与排版', 'Design and type', ['行距表']));
  const bytes = new Map<string, Uint8Array>();
  const receive = async (fileName: string, content: Uint8Array, defaults: ReceiveDefaults = {}) => {
    bytes.set(fileName, content);
    return site.library.receive(content, fileName, site.people.press.id, { then: 'publish', ...defaults });
  };
  const free = await receive('灯下读书社章程.pdf', await makeSample('灯下读书社章程.pdf'), {
    categoryId: rules,
  });
  const price = { priceMinor: PRICED_FEN, previewPages: PREVIEW_PAGES, categoryId: stories };
  const priced = await receive('渡口上的灯.txt', await makeSample('渡口上的灯.txt'), price);
  const handbook = 'How to Run a Reading Room.md';
  const english = await receive(handbook, await makeSample(handbook), { categoryId: rules });
  const table = await receive('图书室藏书.csv', Buffer.from(TABLE), { categoryId: rules });
  await settled(site);
  const now = (document: Document) => getDocument(db, document.id);
  return {
    free: await now(free),
    priced: await now(priced),
    english: await now(english),
    table: await now(table),
    bytes,
  };
}

/** Begins like a PDF and holds nothing of one. */
export function damagedPdf(): Buffer {
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(2_000, 'not a document ')]);
}

/** A PDF of one page whose encryption no empty password opens. */
export function protectedPdf(): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] >>',
    `<< /Filter /Standard /V 1 /R 2 /P -44 /O <${'5a'.repeat(32)}> /U <${'a5'.repeat(32)}> >>`,
  ];
  const id = `<${'0f'.repeat(16)}>`;
  return writePdfFile(objects, ` /Encrypt 4 0 R /ID [${id} ${id}]`);
}

/** A whole PDF, cross-reference table included; the first object is the catalogue. */
export function writePdfFile(objects: readonly string[], trailer = ''): Buffer {
  let body = '%PDF-1.4\n';
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(body.length);
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R${trailer} >>\n`;
  return Buffer.from(`${body}${end}startxref\n${body.length}\n%%EOF\n`);
}

function subject(slug: string, nameZh: string, nameEn: string, keywords: string[]) {
  return { slug, nameZh, nameEn, keywords };
}

async function makeSample(file: string): Promise<Uint8Array> {
  const sample = sampleDocuments.find((candidate) => candidate.file === file);
  if (!sample) throw new Error(`there is no sample ${file}`);
  return sample.make();
}
