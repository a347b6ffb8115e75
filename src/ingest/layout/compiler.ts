import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { IngestError } from '../failure.ts';

export type Template = 'template.typ' | 'pictures.typ' | 'invoice.typ';

const require = createRequire(import.meta.url);
const workspace = dirname(fileURLToPath(import.meta.url));

const fontFolders = [
  'noto-serif-sc/400Regular',
  'noto-serif-sc/700Bold',
  'noto-sans-sc/400Regular',
  'noto-sans-sc/700Bold',
  'noto-sans-kr/400Regular',
  'noto-sans-kr/700Bold',
  'noto-sans-arabic/400Regular',
  'noto-sans-arabic/700Bold',
];

/** Sets `data` by a template of ours. Content reaches the typesetter as data and pictures only, never as code. */
export function compile(
  template: Template,
  data: Buffer,
  pictures: Iterable<[key: string, bytes: Buffer]>,
): Uint8Array {
  const compiler = getCompiler();
  compiler.mapShadow(join(workspace, 'document.json'), data);
  for (const [key, bytes] of pictures) compiler.mapShadow(join(workspace, 'pictures', key), bytes);
  try {
    const outcome = compiler.compile({ mainFileContent: readFileSync(join(workspace, template), 'utf8') });
    const { result } = outcome;
    if (!result) throw typesetterError(outcome.takeError()?.shortDiagnostics);
    // Tags would double the memory and the file; pages are read as text and pictures.
    return compiler.pdf(result, { pdfTags: false });
  } finally {
    compiler.resetShadow();
    compiler.evictCache(0);
  }
}

function typesetterError(diagnostics: unknown): IngestError {
  return new IngestError('damaged', `typesetter: ${JSON.stringify(diagnostics)?.slice(0, 500)}`);
}

let compilerOfProcess: NodeCompiler | undefined;

/** One compiler for the process: it keeps the fonts it has opened. Fonts are read when first used. */
function getCompiler(): NodeCompiler {
  if (compilerOfProcess) return compilerOfProcess;
  const typst = require('@myriaddreamin/typst-ts-node-compiler') as { NodeCompiler: typeof NodeCompiler };
  const root = join(dirname(require.resolve('@expo-google-fonts/noto-serif-sc/package.json')), '..');
  const fontPaths = fontFolders.map((folder) => join(root, folder));
  compilerOfProcess = typst.NodeCompiler.create({ workspace, fontArgs: [{ fontPaths }] });
  return compilerOfProcess;
}
