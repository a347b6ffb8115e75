export { hashFile } from './files.ts';
export { type ImportOutcome, importFiles } from './import.ts';
