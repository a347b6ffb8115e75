export {
  addCategory,
  type Category,
  type CategoryDetails,
  changeCategory,
  listCategories,
  moveCategory,
  removeCategory,
} from './categories.ts';
export { type DocumentChange, listChangesAfter } from './changes.ts';
export {
  type Document,
  type DocumentSummary,
  findDocument,
  findDocumentByHash,
  findGuardedFile,
  type GuardedFile,
  findDocuments,
  getDocument,
  listTags,
  summaryColumns,
  toSummary,
} from './documents.ts';
export {
  type DocumentForm,
  EditedMeanwhileError,
  editDocument,
  getManagedDocument,
  publishDocument,
  unpublishDocument,
} from './edit.ts';
export type { CatalogExtras } from './extras.ts';
export { cleanFileName, downloadName } from './file-name.ts';
export { catalogJobs } from './jobs.ts';
export {
  countByCategory,
  countManaged,
  countPublished,
  type ListingOrder,
  listManaged,
  listPublished,
} from './listing.ts';
export {
  DEFAULT_PREVIEW_PAGES,
  DuplicateFileError,
  type IncomingFile,
  type ReceiveDefaults,
  receiveFile,
} from './receive.ts';
export { pageNumber } from './page-number.ts';
export { ShareLinkTool } from './pages/share-link.tsx';
export { hideDocument, removeDocument, replaceFile, retryDocument } from './remove.ts';
export { catalogRoutes } from './routes.tsx';
export { slugify } from './slug.ts';
export { LICENCES } from './suggest/licence.ts';
export type { Stage, Visibility } from './tables.ts';
export { cancelVersion, retryVersion } from './versions/receive-version.ts';
export {
  type ArrivingVersion,
  findArrivingVersion,
  findVersion,
  listVersions,
  type ServedVersion,
} from './versions/versions.ts';
