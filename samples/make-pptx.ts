import pptxModule from 'pptxgenjs';
import { stampPackage } from './package-bytes.ts';
import type { Deck } from './deck.ts';
import { drawSlide } from './draw-slide.ts';

// The package declares CommonJS types, but Node loads its ES module: the default import is the class itself.
const PptxGenJS = pptxModule as unknown as typeof pptxModule.default;

/** A PowerPoint file, 16:9, with speaker notes. */
export async function makePptx(deck: Deck): Promise<Uint8Array> {
  const file = new PptxGenJS();
  file.layout = 'LAYOUT_WIDE';
  file.title = deck.title;
  file.author = deck.author;
  file.theme = { headFontFace: deck.look.font, bodyFontFace: deck.look.font };
  for (const [index, slide] of deck.slides.entries()) drawSlide(file.addSlide(), deck, slide, index + 1);
  const bytes = await file.write({ outputType: 'uint8array' });
  if (!(bytes instanceof Uint8Array)) throw new Error('the deck was not written as bytes');
  return stampPackage(bytes);
}
