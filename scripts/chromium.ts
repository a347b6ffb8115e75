import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installDebianPackages } from './run.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC_CHROME = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** The browser the tests drive: the one named, one found, or one installed; undefined if none can be had. */
export function findOrInstallChromium(): string | undefined {
  const found = findChromium();
  if (found) return found;
  process.stdout.write('No Chromium found; trying to install it\n');
  // The fonts are for pages in Chinese to look as they do for people.
  return installDebianPackages(['chromium', 'fonts-noto-cjk']) ? findChromium() : undefined;
}

function findChromium(): string | undefined {
  const named = process.env['CHROMIUM'];
  if (named) return existsSync(named) ? named : undefined;
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin'];
  const candidates = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), MAC_CHROME];
  return candidates.find((path) => existsSync(path));
}
