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
