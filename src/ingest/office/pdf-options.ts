/**
 * Options of LibreOffice's PDF export; its own defaults hold for whatever is not named. Pictures keep their
 * resolution: scaling them down to 300 dots per inch took up to half of the time, once for each page they are on.
 */
export const pdfOptions = JSON.stringify({
  ReduceImageResolution: { type: 'boolean', value: 'false' },
  UseTaggedPDF: { type: 'boolean', value: 'false' },
});
