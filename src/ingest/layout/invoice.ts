import { compile } from './compiler.ts';

/** What an invoice says, in its own language; every amount is written out. */
export interface InvoiceContent {
  lang: 'zh' | 'en';
  title: string;
  /** Number, dates and the like. */
  facts: Array<[name: string, value: string]>;
  parties: Array<{ role: string; lines: string[] }>;
  head: [string, string, string, string];
  rows: Array<[string, string, string, string]>;
  /** The last is the total. */
  sums: Array<[name: string, value: string]>;
}

export function setInvoice(content: InvoiceContent): Uint8Array {
  return compile('invoice.typ', Buffer.from(JSON.stringify(content)), []);
}
