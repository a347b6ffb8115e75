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

/** Formats that the Office converter makes a PDF of. */
const officeFormats = [
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
] as const satisfies readonly Format[];

export type OfficeFormat = (typeof officeFormats)[number];

export function isOffice(format: Format): format is OfficeFormat {
  return (officeFormats as readonly Format[]).includes(format);
}

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
