import type PptxGenJS from 'pptxgenjs';

export type DeckLook = {
  cover: 'stripe' | 'numeral';
  font: string;
  ink: string;
  accent: string;
  tint: string;
  paper: string;
};

export type Slide = { notes?: string } & (
  | { kind: 'cover'; title: string; subtitle: string; foot: string }
  | { kind: 'section'; number: string; title: string; lead: string }
  | { kind: 'points'; title: string; points: readonly string[]; aside?: string }
  | { kind: 'columns'; title: string; columns: readonly { head: string; lines: readonly string[] }[] }
  | {
      kind: 'table';
      title: string;
      rows: readonly (readonly string[])[];
      widths: readonly number[];
      note?: string;
    }
  | {
      kind: 'chart';
      title: string;
      labels: string[];
      series: { name: string; values: number[] }[];
      take: string;
    }
  | { kind: 'quote'; text: string; source: string }
);

export type Deck = { title: string; author: string; look: DeckLook; slides: readonly Slide[] };

export type Page = PptxGenJS.default.Slide;
export type SlideOf<K extends Slide['kind']> = Extract<Slide, { kind: K }>;

/** Inches on a slide 13.33 wide and 7.5 high: where the text begins, and how wide it may be. */
export const left = 0.8;
export const full = 11.73;
