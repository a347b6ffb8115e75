import sharp from 'sharp';

export interface PreparedPicture {
  bytes: Buffer;
  /** Pixels. */
  width: number;
  height: number;
}

const MAX_PICTURES = 2_000;
const MAX_WIDTH = 1_800;
const MAX_PIXELS = 60_000_000;

/**
 * Pictures in forms the typesetter is known to read, none larger than a page can show.
 * Those that cannot be read are left out: a broken picture does not spoil a document.
 */
export async function preparePictures(
  images: Map<string, Uint8Array>,
): Promise<Map<string, PreparedPicture>> {
  const prepared = new Map<string, PreparedPicture>();
  for (const [key, bytes] of [...images].slice(0, MAX_PICTURES)) {
    const picture = await preparePicture(bytes).catch(() => undefined);
    if (picture) prepared.set(key, picture);
  }
  return prepared;
}

async function preparePicture(bytes: Uint8Array): Promise<PreparedPicture> {
  const source = sharp(bytes, { limitInputPixels: MAX_PIXELS, density: 144 });
  const { format, width, height, orientation = 1, space } = await source.metadata();
  const plain = (format === 'jpeg' && space === 'srgb') || format === 'png';
  if (plain && orientation === 1 && width <= MAX_WIDTH) {
    // Decoding it once proves that it is whole.
    await source.clone().stats();
    return { bytes: Buffer.from(bytes), width, height };
  }
  const fitted = source
    .autoOrient()
    .resize({ width: MAX_WIDTH, withoutEnlargement: true })
    .toColourspace('srgb');
  const encoded = format === 'jpeg' ? fitted.jpeg({ quality: 85 }) : fitted.png();
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}
