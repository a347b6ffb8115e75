import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { breathe } from '../../platform/breathe.ts';
import { checkCalmly } from './check-calmly.ts';
import { copyIndex } from './index-copy.ts';

/** What is wrong with the files of the index in use, each fault a sentence for the operator; none if all is well. */
export async function examineIndex(root: string): Promise<string[]> {
  const copy = copyIndex(root);
  if (!copy) return [describeAbsence(root)];
  try {
    return await checkCalmly(copy.folder, breathe);
  } finally {
    copy.remove();
  }
}

function describeAbsence(root: string): string {
  if (!existsSync(root)) return `the folder ${root} is missing`;
  if (!existsSync(join(root, 'current')))
    return `the file ${join(root, 'current')}, which names the index, is missing`;
  return `the folder that ${join(root, 'current')} names, or index.db in it, is missing`;
}
