/** Errors that reach a person: `app` maps each code to an HTTP status and to words. */
export type ErrorCode =
  | 'not-found'
  | 'forbidden'
  | 'sign-in-required'
  | 'invalid-input'
  | 'too-large'
  | 'duplicate'
  | 'conflict'
  | 'unavailable';

export class AppError extends Error {
  override name = 'AppError';
  readonly code: ErrorCode;
  constructor(code: ErrorCode, detail?: string) {
    super(detail ?? code);
    this.code = code;
  }
}

export class NotFoundError extends AppError {
  override name = 'NotFoundError';
  constructor(detail?: string) {
    super('not-found', detail);
  }
}

export class ForbiddenError extends AppError {
  override name = 'ForbiddenError';
  constructor(detail?: string) {
    super('forbidden', detail);
  }
}

export class ConflictError extends AppError {
  override name = 'ConflictError';
  constructor(detail?: string) {
    super('conflict', detail);
  }
}

/** `fields` maps a form field to the code of what is wrong with it. */
export class InvalidInputError extends AppError {
  override name = 'InvalidInputError';
  readonly fields: Record<string, string>;
  constructor(fields: Record<string, string>, detail?: string) {
    super('invalid-input', detail);
    this.fields = fields;
  }
}
