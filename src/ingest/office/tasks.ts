import type { OfficeFormat } from '../formats/format.ts';

export interface OfficeRequest {
  /** Absolute, as is `output`: the child works in another folder. */
  path: string;
  format: OfficeFormat;
  /** Where the PDF is written. */
  output: string;
  /** Where an OpenDocument workbook of a spreadsheet is written, where that takes no long time. */
  workbook?: string;
}

export interface OfficeReply {
  bytes: number;
}
