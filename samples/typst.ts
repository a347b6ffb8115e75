import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const require = createRequire(import.meta.url);
let compiler: NodeCompiler | undefined;

/** One compiler for all samples: loading the Chinese fonts is the slow part. */
export function getTypst(): NodeCompiler {
  compiler ??= NodeCompiler.create({
    workspace: join(import.meta.dirname, 'documents'),
    fontArgs: [{ fontPaths: fontFolders() }],
  });
  return compiler;
}

function fontFolders(): string[] {
  return ['noto-serif-sc', 'noto-sans-sc'].flatMap((family) => {
    const folder = dirname(require.resolve(`@expo-google-fonts/${family}/package.json`));
    return [join(folder, '400Regular'), join(folder, '700Bold')];
  });
}
