import { LEAST_SCALE, type Looks, MOST_SCALE } from './geometry.ts';

const KEY = 'reader-looks';
const VIEWS: ReadonlyArray<Looks['view']> = ['scroll', 'single', 'double'];
const FITS: ReadonlyArray<Looks['fit']> = ['auto', 'width', 'page', 'scale'];

/** How this device showed pages the last time; nothing where nothing sensible is kept. */
export function recallLooks(): Partial<Looks> {
  try {
    const { view, fit, scale } = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, unknown>;
    const isScale = typeof scale === 'number' && scale >= LEAST_SCALE && scale <= MOST_SCALE;
    const knownView = VIEWS.find((one) => one === view);
    const knownFit = FITS.find((one) => one === fit && (one !== 'scale' || isScale));
    return {
      ...(knownView ? { view: knownView } : {}),
      ...(knownFit ? { fit: knownFit } : {}),
      ...(knownFit === 'scale' && isScale ? { scale } : {}),
    };
  } catch {
    return {};
  }
}

/** Keeps them on this device; a browser that keeps nothing forgets them. */
export function rememberLooks({ view, fit, scale }: Looks): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ view, fit, scale }));
  } catch {
    // Storage is full or forbidden: the looks last as long as the page.
  }
}
