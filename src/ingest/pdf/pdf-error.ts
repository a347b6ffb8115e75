export type PdfErrorCode = 'encrypted' | 'damaged' | 'unsupported';

const WORDS: Record<PdfErrorCode, string> = {
  encrypted: 'the PDF asks for a password',
  damaged: 'the PDF is damaged',
  unsupported: 'the PDF uses a protection or feature that cannot be read',
};

export class PdfError extends Error {
  readonly code: PdfErrorCode;

  constructor(code: PdfErrorCode, options?: ErrorOptions) {
    super(WORDS[code], options);
    this.name = 'PdfError';
    this.code = code;
  }
}
