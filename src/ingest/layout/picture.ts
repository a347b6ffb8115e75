import sharp, { type Metadata, type Sharp } from 'sharp';
import { IngestError } from '../failure.ts';

/** A picture as a page of its own size, in points. */
export interface PicturePage {
  bytes: Buffer;
  width: number;
  height: number;
}

const MAX_PIXELS = 100_000_000;
const MAX_PAGES = 500;
const MAX_SIDE_PIXELS = 4_000;
/** Drawings and scanned text stay sharp; larger ones would make a file of hundreds of megabytes. */
const MAX_LOSSLESS_PIXELS = 8_000_000;
/** A4, for pictures that do not say how large they are. */
const USUAL = { short: 595, long: 842 };
const MAX_SIDE_POINTS = 1_684;

/** The pages of a picture file: one, or as many as a TIFF holds. */
export async function* readPicture(path: string): AsyncGenerator<PicturePage> {
  const pages = await countPages(path);
  if (pages > MAX_PAGES) throw new IngestError('too-many-pages', `${pages} pictures`);
  for (let page = 0; page < pages; page += 1) yield await readPage(path, page);
}

async function countPages(path: string): Promise<number> {
  const { format, pages = 1 } = await describe(open(path, 0));
  return format === 'tiff' ? pages : 1;
}

function open(path: string, page: number): Sharp {
  return sharp(path, { limitInputPixels: MAX_PIXELS, page, failOn: 'truncated' });
}

async function describe(picture: Sharp): Promise<Metadata> {
  try {
    return await picture.metadata();
  } catch (error) {
    throw pictureError(error);
  }
}

async function readPage(path: string, page: number): Promise<PicturePage> {
  const picture = open(path, page);
  const { format, density, autoOrient } = await describe(picture);
  const fitted = picture
    .autoOrient()
    .resize({ width: MAX_SIDE_PIXELS, height: MAX_SIDE_PIXELS, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb');
  const drawn = format === 'png' || format === 'tiff';
  const small = autoOrient.width * autoOrient.height < MAX_LOSSLESS_PIXELS;
  const encoded = drawn && small ? fitted.png() : fitted.jpeg({ quality: 90 });
  try {
    return { bytes: await encoded.toBuffer(), ...pageSize(autoOrient.width, autoOrient.height, density) };
  } catch (error) {
    throw pictureError(error);
  }
}

/** By the resolution where a scanner or writer gave one, else as large as fits on A4. */
function pageSize(
  width: number,
  height: number,
  density: number | undefined,
): { width: number; height: number } {
  const known = density !== undefined && density >= 100 && density <= 2_400;
  const usual = width > height ? [USUAL.long, USUAL.short] : [USUAL.short, USUAL.long];
  const fit = Math.min((usual[0] ?? 0) / width, (usual[1] ?? 0) / height);
  const scale = known ? Math.min(72 / density, MAX_SIDE_POINTS / Math.max(width, height)) : fit;
  return { width: Math.max(36, width * scale), height: Math.max(36, height * scale) };
}

function pictureError(error: unknown): IngestError {
  if (error instanceof IngestError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new IngestError(/pixel limit/i.test(detail) ? 'too-large' : 'damaged', `picture: ${detail}`);
}
