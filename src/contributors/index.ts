export { type ContributorContext, incomingFolder, libraryCurrency } from './context.ts';
export { readDefaults } from './defaults.ts';
export { discardFiles, type MultipartForm, readMultipart } from './multipart.ts';
export { resumableUploads } from './resumable.ts';
export { studioRoutes } from './studio-routes.tsx';
export { uploadRoutes } from './upload-routes.tsx';
export { earningsRoutes } from './earnings-routes.tsx';
