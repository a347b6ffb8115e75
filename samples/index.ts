import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sampleDocuments } from './catalogue.ts';

export { type SampleDocument, sampleDocuments } from './catalogue.ts';
export { type SampleCategory, sampleCategories } from './categories.ts';

/** Makes every sample and returns the paths, in the order of the catalogue. */
export async function writeSamples(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const paths: string[] = [];
  for (const { file, make } of sampleDocuments) {
    const path = join(folder, file);
    await writeFile(path, await make());
    paths.push(path);
  }
  return paths;
}
