import { join } from 'node:path';
import type { Format } from '../formats/format.ts';
import { IngestError } from '../failure.ts';
import type { IngestContext } from '../read-source.ts';
import { ChildError } from '../sandbox/pool.ts';
import { keptSheets } from './store.ts';

const SHEETS_LIMIT_MS = 60_000;

export interface SheetsMaking {
  sha256: string;
  format: Format;
  original: string;
  /** The workbook that the Office converter saved, if it did. */
  workbook: string | undefined;
  /** For this file alone; emptied by the caller. */
  folder: string;
}

/** Keeps the cells of a workbook for its table form. What has pages is a document even where this fails. */
export async function makeSheets({ processes, storage }: IngestContext, making: SheetsMaking): Promise<void> {
  const { sha256, format, folder } = making;
  const path = format === 'csv' || format === 'ods' ? making.original : making.workbook;
  if (!path) return;
  const output = join(folder, 'sheets.json');
  const request = { kind: 'sheets', path, format: format === 'csv' ? 'csv' : 'ods', output } as const;
  try {
    const reply = await processes.layout.run(request, { limitMs: SHEETS_LIMIT_MS });
    if (reply.kind === 'sheets' && reply.count > 0) await storage.moveIn(keptSheets.key(sha256), output);
  } catch (error) {
    if (!(error instanceof IngestError) && !(error instanceof ChildError)) throw error;
  }
}
