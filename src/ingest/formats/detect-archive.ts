import { IngestError } from '../failure.ts';
import { type Archive, withArchive } from './archive.ts';
import type { Format } from './format.ts';

const SMALL_PART_BYTES = 4 * 1024 ** 2;

/** The format of a ZIP file, told by its parts; entries are not inflated but for the few that say what it is. */
export function detectArchive(path: string): Promise<Format> {
  return withArchive(path, async (archive) => {
    const format = (await openXmlFormat(archive)) ?? (await declaredFormat(archive));
    if (!format) throw new IngestError('unsupported', 'archive without a document');
    if (archive.encrypted || (await isLocked(archive, format)))
      throw new IngestError('encrypted', 'locked entries');
    return format;
  });
}

/** Content types of main parts, without the rest of the name: covers macro, template and show variants. */
const mainParts: Array<[RegExp, Format]> = [
  [/(wordprocessingml|ms-word)\.(document|template)\.(macroEnabled(Template)?\.)?main\+xml/i, 'docx'],
  [/(presentationml|ms-powerpoint)\.(presentation|template|slideshow)\.(macroEnabled\.)?main\+xml/i, 'pptx'],
  [/(spreadsheetml|ms-excel)\.(sheet|template)\.(macroEnabled\.|binary\.macroEnabled\.)?main/i, 'xlsx'],
];

const mainPartNames: Array<[RegExp, Format]> = [
  [/^word\/document\d*\.xml$/i, 'docx'],
  [/^ppt\/presentation\.xml$/i, 'pptx'],
  [/^xl\/workbook\.(xml|bin)$/i, 'xlsx'],
];

async function openXmlFormat(archive: Archive): Promise<Format | undefined> {
  const types = await readText(archive, '[Content_Types].xml');
  const byType = types === undefined ? undefined : mainParts.find(([pattern]) => pattern.test(types));
  if (byType) return byType[1];
  const names = [...archive.entries.keys()];
  return mainPartNames.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1];
}

async function declaredFormat(archive: Archive): Promise<Format | undefined> {
  const declared =
    (await readText(archive, 'mimetype'))?.trim() ??
    /full-path="\/"[^>]*media-type="([^"]*)"|media-type="([^"]*)"[^>]*full-path="\/"/
      .exec((await readText(archive, 'META-INF/manifest.xml')) ?? '')
      ?.slice(1)
      .find(Boolean);
  const match = /^application\/vnd\.oasis\.opendocument\.(text|presentation|spreadsheet)/.exec(
    declared ?? '',
  );
  if (match) return ({ text: 'odt', presentation: 'odp', spreadsheet: 'ods' } as const)[match[1] as 'text'];
  if (declared === 'application/epub+zip' || archive.entries.has('META-INF/container.xml')) return 'epub';
  return undefined;
}

const fontMangling = /^http:\/\/(www\.idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC)$/;

async function isLocked(archive: Archive, format: Format): Promise<boolean> {
  if (format === 'epub') {
    const encryption = (await readText(archive, 'META-INF/encryption.xml')) ?? '';
    const algorithms = encryption.matchAll(/EncryptionMethod[^>]*Algorithm\s*=\s*["']([^"']*)/g);
    return [...algorithms].some(([, algorithm]) => !fontMangling.test(algorithm ?? ''));
  }
  if (!format.startsWith('od')) return false;
  return /encryption-data/.test((await readText(archive, 'META-INF/manifest.xml')) ?? '');
}

async function readText(archive: Archive, name: string): Promise<string | undefined> {
  const entry = archive.entries.get(name);
  if (!entry || entry.isEncrypted()) return undefined;
  return (await archive.read(name, SMALL_PART_BYTES)).toString('utf8');
}
