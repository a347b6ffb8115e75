import { z } from 'zod';
import type { IngestContext } from '../ingest/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { JobHandler } from '../platform/jobs/index.ts';
import { processDocument } from './process.ts';
import { PROCESS_DOCUMENT } from './receive.ts';
import { FORGET_FILE, forgetFile } from './forget-file.ts';
import { processVersion } from './versions/process-version.ts';
import { PROCESS_VERSION } from './versions/receive-version.ts';

const documentPayload = z.object({ documentId: z.string() });
const versionPayload = z.object({ versionId: z.string() });
const filePayload = z.object({ sha256: z.string() });

export function catalogJobs(db: Db, ingest: IngestContext): Record<string, JobHandler> {
  return {
    [PROCESS_DOCUMENT]: async (job) => {
      const { documentId } = documentPayload.parse(job.payload);
      await processDocument(db, ingest, { documentId, interruptions: job.interruptions });
    },
    [PROCESS_VERSION]: async (job) => {
      const { versionId } = versionPayload.parse(job.payload);
      await processVersion(db, ingest, { versionId, interruptions: job.interruptions });
    },
    [FORGET_FILE]: async (job) => {
      await forgetFile(db, ingest.storage, filePayload.parse(job.payload).sha256);
    },
  };
}
