import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { breathe } from '../../platform/breathe.ts';
import { checkCalmly } from './check-calmly.ts';
import { currentGeneration } from './generations.ts';

/** What is wrong with the files of the index in use, each fault a sentence for the operator; none if all is well. */
export async function examineIndex(root: string): Promise<string[]> {
  const generation = currentGeneration(root);
  if (generation === undefined) return [describeAbsence(root)];
  const faults = await checkCalmly(join(root, generation), breathe);
  // A running server may have put another in its place meanwhile, and taken these files away.
  return currentGeneration(root) === generation ? faults : await examineIndex(root);
}

function describeAbsence(root: string): string {
  if (!existsSync(root)) return `the folder ${root} is missing`;
  if (!existsSync(join(root, 'current')))
    return `the file ${join(root, 'current')}, which names the index, is missing`;
  return `the folder that ${join(root, 'current')} names, or index.db in it, is missing`;
}
