import type { OfficeFormat } from '../formats/format.ts';

export interface OfficeRequest {
  /** Absolute, as is `output`: the child works in another folder. */
  path: string;
  format: OfficeFormat;
  /** Where the PDF is written. */
  output: string;
}

export interface OfficeReply {
  bytes: number;
}
