import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../platform/config.ts';
import { newId } from '../platform/ids.ts';
import type { InvoiceContent } from './layout/invoice.ts';
import type { LayoutReply, LayoutRequest } from './layout/tasks.ts';
import { workFolder } from './processes.ts';
import { ChildPool } from './sandbox/pool.ts';

/** Sets what the library itself writes, in a sandboxed child of its own, started when first needed. */
export interface Typesetter {
  setInvoice(content: InvoiceContent): Promise<Buffer>;
  close(): void;
}

const LIMIT_MS = 30_000;

export function createTypesetter(config: Config): Typesetter {
  const folder = join(workFolder(config), `${process.pid}-invoices`);
  let pool: ChildPool<LayoutRequest, LayoutReply> | undefined;
  const open = async () => {
    // Before the child starts: a folder that does not exist yet cannot be granted to it.
    await mkdir(folder, { recursive: true });
    pool ??= new ChildPool<LayoutRequest, LayoutReply>({
      entry: new URL('./layout/child.ts', import.meta.url),
      readable: [],
      writable: [folder],
      size: 1,
      allowAddons: true,
      memoryLimitMiB: 1_000,
      recycleAboveMiB: 500,
      recycleAfter: 200,
    });
    return pool;
  };
  return {
    async setInvoice(content) {
      const output = join(folder, `${newId()}.pdf`);
      try {
        await (await open()).run({ kind: 'invoice', content, output }, { limitMs: LIMIT_MS });
        return await readFile(output);
      } finally {
        await rm(output, { force: true });
      }
    },
    close: () => pool?.close(),
  };
}
