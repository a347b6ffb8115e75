import sharp from 'sharp';
import { readMarkdown, readSource, renderXhtml } from './markdown.ts';
import { madeAt, packZip } from './package-bytes.ts';
import { getTypst } from './typst.ts';

type Chapter = { file: string; title: string; xhtml: string };

/** EPUB 3 from a Markdown source: every heading of level one opens a chapter. */
export async function makeEpub(source: string, coverSource: string): Promise<Uint8Array> {
  const { meta, body } = await readMarkdown(source);
  const language = meta['language'] ?? 'en';
  const chapters = splitChapters(body);
  const pages = chapters.map(
    ({ file, title, xhtml }) => [`OEBPS/${file}`, page(language, title, xhtml)] as const,
  );
  const cover = `<figure class="cover"><img src="cover.png" alt="${escapeXml(meta['title'] ?? '')}"/></figure>`;
  return packZip(
    {
      mimetype: 'application/epub+zip',
      'META-INF/container.xml': containerXml,
      'OEBPS/package.opf': packageXml(meta, language, chapters),
      'OEBPS/nav.xhtml': page(language, contentsTitle(language), navigation(language, chapters)),
      'OEBPS/style.css': styleSheet(language),
      'OEBPS/cover.png': await renderCover(coverSource),
      'OEBPS/cover.xhtml': page(language, meta['title'] ?? '', cover),
      ...Object.fromEntries(pages),
    },
    ['mimetype', 'OEBPS/cover.png'],
  );
}

async function renderCover(source: string): Promise<Uint8Array> {
  const svg = getTypst().plainSvg({ mainFileContent: await readSource(source) });
  return new Uint8Array(
    await sharp(Buffer.from(svg), { density: 192 }).resize(1000).png({ palette: true }).toBuffer(),
  );
}

function splitChapters(body: string): Chapter[] {
  return body
    .split(/^(?=# )/m)
    .filter((part) => part.startsWith('# '))
    .map((part, index) => ({
      file: `chapter-${String(index + 1).padStart(2, '0')}.xhtml`,
      title: part.slice(2, part.indexOf('\n')),
      xhtml: renderXhtml(part),
    }));
}

function page(language: string, title: string, body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}">
<head><title>${escapeXml(title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>
${body}</body>
</html>
`;
}

function navigation(language: string, chapters: readonly Chapter[]): string {
  const items = chapters.map(({ file, title }) => `<li><a href="${file}">${escapeXml(title)}</a></li>`);
  return `<nav epub:type="toc"><h1>${contentsTitle(language)}</h1><ol>${items.join('')}</ol></nav>\n`;
}

function packageXml(meta: Record<string, string>, language: string, chapters: readonly Chapter[]): string {
  const items = chapters.map(
    ({ file }, index) => `<item id="c${index + 1}" href="${file}" media-type="application/xhtml+xml"/>`,
  );
  const spine = chapters.map((_, index) => `<itemref idref="c${index + 1}"/>`);
  const field = (name: string, attribute = '') =>
    `<dc:${name}${attribute}>${escapeXml(meta[name] ?? '')}</dc:${name}>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
${field('identifier', ' id="id"')}${field('title')}${field('creator')}${field('subject')}${field('description')}
<dc:language>${language}</dc:language><dc:date>${madeAt.slice(0, 10)}</dc:date>
<meta property="dcterms:modified">${madeAt}</meta><meta name="cover" content="cover"/>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
<item id="cover" href="cover.png" media-type="image/png" properties="cover-image"/>
<item id="cover-page" href="cover.xhtml" media-type="application/xhtml+xml"/>
${items.join('\n')}
</manifest>
<spine><itemref idref="cover-page"/><itemref idref="nav"/>${spine.join('')}</spine>
</package>
`;
}

function contentsTitle(language: string): string {
  return language.startsWith('zh') ? '目录' : 'Contents';
}

function styleSheet(language: string): string {
  const indent = language.startsWith('zh') ? '2em' : '1.2em';
  return `body { margin: 5%; line-height: 1.7; }
h1 { margin: 3em 0 1.5em; font-weight: normal; text-align: center; }
h2 { margin: 2em 0 0.8em; }
p { margin: 0; text-indent: ${indent}; text-align: justify; }
h1 + p, h2 + p, hr + p { text-indent: ${language.startsWith('zh') ? indent : '0'}; }
blockquote { margin: 1em 2em; font-style: normal; }
table { margin: 1em auto; border-collapse: collapse; }
th, td { padding: 0.3em 0.8em; border-bottom: 1px solid #999; text-align: left; }
hr { width: 20%; margin: 1.5em auto; border: 0; border-top: 1px solid #999; }
.cover { margin: 0; text-align: center; }
.cover img { max-width: 100%; }
`;
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const containerXml = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;
