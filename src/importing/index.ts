export { type ImportOutcome, importFiles } from './import.ts';
