export type FlowStyle = 'strong' | 'emphasis' | 'strike' | 'superscript' | 'subscript' | 'code';

/** Running text, `\n` where the line ends, or a style and what is set in it. */
export type FlowRun = string | [style: FlowStyle, runs: FlowRun[]];

export interface FlowCell {
  runs: FlowRun[];
  columns: number;
  rows: number;
  isHead: boolean;
  align?: 'left' | 'center' | 'right';
}

/** What a document's source has, one after the other, without pages. */
export type FlowEntry =
  | { kind: 'heading'; level: number; runs: FlowRun[] }
  | { kind: 'paragraph' | 'quote'; runs: FlowRun[] }
  /** A paragraph of a list; `depth` from 1, `mark` empty where it goes on with an item. */
  | { kind: 'item'; depth: number; mark: string; runs: FlowRun[] }
  | { kind: 'code'; text: string }
  /** `isFirst` of its table; `isHead` if it names the columns. */
  | { kind: 'row'; isFirst: boolean; isHead: boolean; cells: FlowCell[] }
  | { kind: 'picture'; alt: string }
  | { kind: 'rule' };

export type PlacedEntry = FlowEntry & {
  /** Where it begins, from 1. */
  page: number;
  /** Where it ends; null if its words do not stand on the pages as the source has them. */
  last: number | null;
};
