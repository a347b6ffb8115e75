export { type Format, formats } from './formats/format.ts';
export { type FailureCode, IngestError } from './failure.ts';
export { findPageWords, type PageWords } from './page-words.ts';
export { createPictures, PICTURE_WIDTHS, type Pictures, type PictureWidth } from './pictures.ts';
export {
  createPagePainters,
  createProcesses,
  OFFICE_MEMORY_LIMIT_MIB,
  type Processes,
  workFolder,
} from './processes.ts';
export { type IngestContext, readSource, type SourceFile } from './read-source.ts';
export { ChildError, ChildStartError } from './sandbox/pool.ts';
export {
  findSource,
  listPageSizes,
  listPageTexts,
  readPageTexts,
  type PageSize,
  removeSource,
  type Source,
  saveReading,
} from './sources.ts';
export type { OutlineItem, Reading, SourceMetadata, TextKind, WordBox } from './types.ts';
export type { InvoiceContent } from './layout/invoice.ts';
export { createTypesetter, type Typesetter } from './typesetter.ts';
export { keptSheets } from './sheets/store.ts';
export { keptFlow } from './flow/store.ts';
export type { FlowRun, FlowStyle, PlacedEntry } from './flow/types.ts';
export type { Sheet, SheetCell, SheetRow } from './sheets/types.ts';
