import type { Format } from '../formats/format.ts';
import type { InvoiceContent } from './invoice.ts';
import type { SourceMetadata } from '../types.ts';

/** What the child for everything but PDF and Office files is asked. */
export type LayoutRequest =
  | { kind: 'inspect'; path: string; name: string }
  | { kind: 'invoice'; content: InvoiceContent; output: string }
  /** `output` gets the sheets, as JSON. */
  | { kind: 'sheets'; path: string; format: 'csv' | 'ods'; output: string }
  /** `output` gets the PDF, `text` what its text is (a `LaidText` as JSON), `flow` its entries if there are any. */
  | {
      kind: 'layOut';
      path: string;
      name: string;
      format: Format;
      output: string;
      text: string;
      flow: string;
    };

export type LayoutReply =
  | { kind: 'inspected'; format: Format }
  | { kind: 'laid-out'; metadata: SourceMetadata }
  | { kind: 'sheets'; count: number };
