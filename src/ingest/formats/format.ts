export const formats = [
  'pdf',
  'docx',
  'doc',
  'odt',
  'rtf',
  'pptx',
  'ppt',
  'odp',
  'xlsx',
  'xls',
  'ods',
  'csv',
  'epub',
  'txt',
  'md',
  'html',
  'jpeg',
  'png',
  'tiff',
  'webp',
] as const;

export type Format = (typeof formats)[number];

const officeFormats: ReadonlySet<Format> = new Set<Format>([
  'docx',
  'doc',
  'odt',
  'rtf',
  'pptx',
  'ppt',
  'odp',
  'xlsx',
  'xls',
  'ods',
]);

/** Formats that the Office converter makes a PDF of. */
export function isOffice(format: Format): format is OfficeFormat {
  return officeFormats.has(format);
}

export type OfficeFormat = Extract<
  Format,
  'docx' | 'doc' | 'odt' | 'rtf' | 'pptx' | 'ppt' | 'odp' | 'xlsx' | 'xls' | 'ods'
>;

const archiveFormats: ReadonlySet<Format> = new Set<Format>([
  'docx',
  'odt',
  'pptx',
  'odp',
  'xlsx',
  'ods',
  'epub',
]);

/** Formats that are ZIP files within. */
export function isArchive(format: Format): boolean {
  return archiveFormats.has(format);
}
