import { findOrInstallChromium } from './chromium.ts';
import { mustRun } from './run.ts';

const chromium = findOrInstallChromium();
if (!chromium) {
  process.stderr.write(
    'The tests need a Chromium: install one, or name it with CHROMIUM=/path/to/chromium\n',
  );
  process.exit(1);
}

mustRun('build', 'vite', ['build', '--logLevel', 'warn']);
mustRun('types', 'tsc', ['-p', '.', '--noEmit']);
mustRun('lint', 'oxlint', ['--type-aware']);
mustRun('format', 'biome', ['format', '.']);
mustRun('unused code', 'knip', []);
mustRun('directions', 'node', ['scripts/directions.ts']);
mustRun('tests', 'vitest', ['run'], { CHROMIUM: chromium });
