import { createKeptJson } from '../kept-json.ts';
import type { PlacedEntry } from './types.ts';

/** What a text's source has, all of it; nothing for a file that is no text. */
export const keptFlow = createKeptJson<PlacedEntry[]>('flow.json');
