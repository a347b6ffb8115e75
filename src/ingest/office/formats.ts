export const officeFormats = [
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
] as const;

export type OfficeFormat = (typeof officeFormats)[number];

/** What every converter offers, embedded or not. */
export interface OfficeConverter {
  /** Throws `IngestError`; any other error means that the converter itself is beyond use. */
  toPdf(bytes: Uint8Array, format: OfficeFormat): Promise<Uint8Array>;
}
