/** Why a file could not become a document; each code has words its owner understands. */
export type FailureCode =
  | 'empty'
  | 'encrypted'
  | 'damaged'
  | 'unsupported'
  | 'svg'
  | 'too-large'
  | 'too-many-pages'
  | 'bomb'
  | 'nested'
  | 'entities'
  | 'timeout'
  | 'memory'
  | 'crashed'
  | 'no-pages';

export class IngestError extends Error {
  override name = 'IngestError';
  readonly code: FailureCode;
  readonly detail: string;
  constructor(code: FailureCode, detail: string) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
  }
}
