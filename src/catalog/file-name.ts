import { withoutUnseen } from '../platform/visible-text.ts';

const MAX_NAME_BYTES = 240;
/** The name of a file that came with none. */
const NAMELESS = 'document';

/** A name that can be shown, put in a header and saved to any disk: no folders, controls or excess length. */
export function cleanFileName(name: string): string {
  const base = name.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const cleaned = withoutUnseen(base.replaceAll(/\p{Cc}/gu, ''))
    .replaceAll(/\s+/g, ' ')
    .replace(/^[.\s]+/, '')
    .trim();
  return shorten(cleaned) || NAMELESS;
}

/** The name a file is saved under: its own, or, where it came with none, one that its format opens by. */
export function downloadName({ fileName, format }: { fileName: string; format: string | null }): string {
  return fileName === NAMELESS && format ? `${NAMELESS}.${format}` : fileName;
}

export function withoutExtension(name: string): string {
  return name.replace(/\.[A-Za-z0-9]{1,8}$/, '');
}

function shorten(name: string): string {
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  const stem = Array.from(name.slice(0, name.length - extension.length));
  while (Buffer.byteLength(stem.join('') + extension) > MAX_NAME_BYTES) stem.pop();
  return stem.join('').trim() + extension;
}
