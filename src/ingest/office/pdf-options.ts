/**
 * Options of LibreOffice's PDF export; its own defaults hold for whatever is not named. Pictures keep their
 * resolution: scaling them down to 300 dots per inch took up to half of the time, once for each page they are on.
 * They are not tried as JPEG either, which took as long again: a JPEG goes in as it is, others are packed as they are.
 */
export const pdfOptions = JSON.stringify({
  ReduceImageResolution: { type: 'boolean', value: 'false' },
  UseLosslessCompression: { type: 'boolean', value: 'true' },
  UseTaggedPDF: { type: 'boolean', value: 'false' },
});
