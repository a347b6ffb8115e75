import type { Block, LaidDocument, PageStyle } from './blocks.ts';
import { isCjk } from './language.ts';

type FontList = Array<string | { name: string }>;

/** Lengths in millimetres, sizes in points, the rest in em; as `template.typ` reads them. */
export interface Style {
  width: number;
  height: number;
  marginX: number;
  marginTop: number;
  marginBottom: number;
  textWidth: number;
  textHeight: number;
  size: number;
  code: number;
  leading: number;
  spacing: number;
  itemSpacing: number;
  indent: number;
  justify: boolean;
  centred: boolean;
  headings: number[];
  serif: FontList;
  sans: FontList;
  emphasis: FontList;
  mono: FontList;
}

type Sheet = Pick<Style, 'width' | 'height' | 'marginX' | 'marginTop' | 'marginBottom' | 'size' | 'code'>;

const sheets: Record<PageStyle, Sheet> = {
  book: { width: 148, height: 210, marginX: 18, marginTop: 18, marginBottom: 20, size: 10.5, code: 0.96 },
  article: { width: 176, height: 250, marginX: 20, marginTop: 21, marginBottom: 23, size: 10.5, code: 0.96 },
  sheet: { width: 210, height: 297, marginX: 13, marginTop: 14, marginBottom: 16, size: 9, code: 1 },
  wideSheet: { width: 297, height: 210, marginX: 12, marginTop: 12, marginBottom: 15, size: 9, code: 1 },
};

export function styleOf(document: LaidDocument, language: string | undefined): Style {
  const sheet = sheets[document.page];
  const cjk = isCjk(language);
  const book = document.page === 'book';
  const indented = !document.shortParagraphs && (book || (cjk && isProse(document.blocks)));
  const leading = cjk ? 0.9 : 0.68;
  return {
    ...sheet,
    textWidth: sheet.width - 2 * sheet.marginX,
    textHeight: sheet.height - sheet.marginTop - sheet.marginBottom,
    leading,
    spacing: indented ? leading : leading + 0.45,
    itemSpacing: leading,
    indent: indented ? (cjk ? 2 : 1.4) : 0,
    justify: book || cjk,
    centred: book,
    headings: book ? [1.3, 1.18, 1.1, 1.05, 1, 1] : [1.7, 1.36, 1.16, 1.06, 1, 1],
    ...fontsOf(language, cjk),
  };
}

/** Code and tables make a technical text, whose paragraphs are set apart by space instead. */
function isProse(blocks: Block[]): boolean {
  const technical = blocks.filter(
    ({ kind }) => kind === 'code' || kind === 'table' || kind === 'list',
  ).length;
  return technical <= blocks.length * 0.05;
}

const MONO = 'DejaVu Sans Mono';

function fontsOf(
  language: string | undefined,
  cjk: boolean,
): Pick<Style, 'serif' | 'sans' | 'emphasis' | 'mono'> {
  // Within Chinese text the marks “”…— are full-width: the Latin face must not claim them.
  const latin = cjk ? { name: 'Libertinus Serif' } : 'Libertinus Serif';
  const others = ['Noto Sans KR', 'Noto Sans Arabic'];
  if (language?.startsWith('ko'))
    return {
      serif: [latin, 'Noto Sans KR', 'Noto Serif SC', 'Noto Sans Arabic'],
      sans: ['Noto Sans KR', 'Noto Sans SC', 'Noto Sans Arabic'],
      emphasis: [latin, 'Noto Sans KR', 'Noto Sans SC'],
      mono: [MONO, 'Noto Sans KR', 'Noto Sans SC'],
    };
  return {
    serif: [latin, 'Noto Serif SC', ...others],
    sans: ['Noto Sans SC', ...others],
    // No Chinese italics exist: stressed words stand in the sans.
    emphasis: [latin, 'Noto Sans SC', ...others],
    mono: [MONO, 'Noto Sans SC', ...others],
  };
}
