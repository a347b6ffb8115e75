import { totalmem } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../platform/config.ts';
import type { LayoutReply, LayoutRequest } from './layout/tasks.ts';
import type { OfficeReply, OfficeRequest } from './office/tasks.ts';
import type { PdfReply, PdfRequest } from './pdf/tasks.ts';
import { ChildPool, type ChildPoolOptions } from './sandbox/pool.ts';

/** Seen with large presentations: 2.2 GB. */
export const OFFICE_MEMORY_LIMIT_MIB = 3_000;

/** The sandboxed processes that parse files, started when first needed. */
export interface Processes {
  pdf: ChildPool<PdfRequest, PdfReply>;
  layout: ChildPool<LayoutRequest, LayoutReply>;
  office: ChildPool<OfficeRequest, OfficeReply>;
  close(): void;
}

export function createProcesses(config: Config): Processes {
  const work = workFolder(config);
  const folders = { readable: [config.storageDir], writable: [work] };
  const pdf = new ChildPool<PdfRequest, PdfReply>(pdfOptions(config.workers, folders));
  const layout = new ChildPool<LayoutRequest, LayoutReply>({
    ...folders,
    entry: new URL('./layout/child.ts', import.meta.url),
    size: config.workers,
    allowAddons: true,
    memoryLimitMiB: 2_000,
    recycleAboveMiB: 700,
    recycleAfter: 200,
  });
  const office = new ChildPool<OfficeRequest, OfficeReply>({
    ...folders,
    entry: new URL('./office/child.ts', import.meta.url),
    size: officeChildren(config.workers, memoryMiB()),
    idleLimitMs: OFFICE_IDLE_MS,
    memoryLimitMiB: OFFICE_MEMORY_LIMIT_MIB,
    // A fresh child is half again as slow, and one that has seen large pictures stays near 1.9 GiB for good.
    recycleAboveMiB: 2_200,
    recycleAfter: 200,
    allowWorkers: true,
  });
  const close = () => {
    for (const pool of [pdf, layout, office]) pool.close();
  };
  return { pdf, layout, office, close };
}

/** A warm one holds more than a gigabyte. */
const OFFICE_IDLE_MS = 10 * 60_000;

/** One converts on one core; more of them may take half of the machine's memory between them. */
export function officeChildren(workers: number, machineMiB: number): number {
  return Math.max(1, Math.min(workers, Math.floor(machineMiB / 2 / OFFICE_MEMORY_LIMIT_MIB)));
}

/** What the machine has, or the container is given; a container without a limit tells none or more than there is. */
function memoryMiB(): number {
  return Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY) / 2 ** 20;
}

/** The server's own: it draws pages that were never looked at, and parses nothing else. */
export function createPagePainters(config: Config): ChildPool<PdfRequest, PdfReply> {
  return new ChildPool<PdfRequest, PdfReply>(
    pdfOptions(config.workers, { readable: [config.storageDir], writable: [] }),
  );
}

export function workFolder(config: Config): string {
  return join(config.dataDir, 'work');
}

function pdfOptions(
  size: number,
  folders: Pick<ChildPoolOptions, 'readable' | 'writable'>,
): ChildPoolOptions {
  return {
    ...folders,
    entry: new URL('./pdf/child.ts', import.meta.url),
    size,
    allowAddons: true,
    memoryLimitMiB: 2_000,
    recycleAboveMiB: 900,
    recycleAfter: 300,
  };
}
