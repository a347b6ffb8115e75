import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import type { PageContext } from '../ui/page-context.ts';

export interface BuiltAssets {
  urls: PageContext['assets'];
  files: Map<string, AssetFile>;
}

interface AssetFile {
  type: string;
  plain: Uint8Array<ArrayBuffer>;
  gzip: Uint8Array<ArrayBuffer>;
  brotli: Uint8Array<ArrayBuffer>;
}

interface ManifestEntry {
  file: string;
  css?: string[];
}

class AssetsMissingError extends Error {
  override name = 'AssetsMissingError';
}

const clientFolder = fileURLToPath(new URL('../../dist/client/', import.meta.url));

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The built scripts and styles, compressed once. Throws `AssetsMissingError` before the first build. */
export function loadAssets(): BuiltAssets {
  let manifest: Record<string, ManifestEntry>;
  try {
    manifest = JSON.parse(readFileSync(join(clientFolder, '.vite/manifest.json'), 'utf8')) as typeof manifest;
  } catch {
    throw new AssetsMissingError('The pages have not been built. Run: npm run build');
  }
  const main = manifest['src/client/main.ts'];
  const upload = manifest['src/client/upload.ts'];
  const reader = manifest['src/client/reader.ts'];
  const style = main?.css?.[0];
  const readerStyle = reader?.css?.[0];
  if (!main || !upload || !reader || !style || !readerStyle)
    throw new AssetsMissingError('The built pages are incomplete. Run: npm run build');
  const files = new Map(readdirSync(join(clientFolder, 'assets')).map((name) => [name, loadFile(name)]));
  const urls = {
    style: `/${style}`,
    main: `/${main.file}`,
    upload: `/${upload.file}`,
    reader: `/${reader.file}`,
    readerStyle: `/${readerStyle}`,
  };
  return { urls, files };
}

function loadFile(name: string): AssetFile {
  const plain = new Uint8Array(readFileSync(join(clientFolder, 'assets', name)));
  return {
    type: TYPES[extname(name)] ?? 'application/octet-stream',
    plain,
    gzip: new Uint8Array(gzipSync(plain)),
    brotli: new Uint8Array(brotliCompressSync(plain)),
  };
}

/** Names with a hash never change their content. */
const HASHED = /-[\w-]{8}\.\w+$/;

export function assetRoutes({ files }: BuiltAssets): Hono {
  const app = new Hono();
  app.get('/assets/:name', (c) => {
    const name = c.req.param('name');
    const file = files.get(name);
    if (!file) return c.text('not found', 404);
    const accepted = c.req.header('accept-encoding') ?? '';
    const encoding = accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : undefined;
    const body = encoding === 'br' ? file.brotli : encoding === 'gzip' ? file.gzip : file.plain;
    return c.body(body, 200, {
      'Content-Type': file.type,
      'Cache-Control': HASHED.test(name) ? 'public, max-age=31536000, immutable' : 'public, max-age=86400',
      Vary: 'Accept-Encoding',
      ...(encoding ? { 'Content-Encoding': encoding } : {}),
    });
  });
  return app;
}
