import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { accountRoutes } from '../accounts/index.ts';
import { apiRoutes } from '../api/index.ts';
import { catalogRoutes } from '../catalog/index.ts';
import { resumableUploads, studioRoutes, uploadRoutes } from '../contributors/index.ts';
import { DeskLayout, deskRoutes } from '../desk/index.ts';
import { readerRoutes } from '../reader/index.ts';
import { deskSearchRoutes, searchRoutes } from '../search/index.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { type BuiltAssets, assetRoutes } from './assets.ts';
import { compression } from './compression.ts';
import { answerError, answerNotFound } from './errors.tsx';
import { healthRoutes } from './health.ts';
import type { ServedLibrary } from './library.ts';
import { providePage } from './page-context.ts';
import { preferenceRoutes } from './preferences.ts';
import { securityHeaders } from './security-headers.ts';

/** The whole site, as one fetch function. */
export function createApp(library: ServedLibrary, assets: BuiltAssets): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.onError(answerError(library.log));
  app.notFound(answerNotFound);
  app.route('/', healthRoutes(library));
  app.route('/', assetRoutes(assets));
  app.use(securityHeaders);
  app.use(providePage(library, assets.urls));
  app.route('/', apiRoutes(library));
  app.use(csrf({ origin: (origin, c) => isSameHost(origin, c.req.header('host'), library.config.baseUrl) }));
  app.route('/', readerRoutes(library));
  app.route('/', resumableUploads(library));
  app.use(compression);
  app.route('/', preferenceRoutes());
  app.route('/', accountRoutes(library));
  app.route('/', searchRoutes(library));
  app.route('/', uploadRoutes(library));
  app.route('/', studioRoutes(library));
  app.route('/', deskRoutes(library));
  app.route(
    '/',
    deskSearchRoutes(library, (props) => DeskLayout({ ...props, section: 'search' })),
  );
  app.route('/', catalogRoutes(library));
  return app;
}

/** Behind a proxy that ends TLS the scheme differs, so hosts are compared. */
function isSameHost(origin: string, host: string | undefined, baseUrl: string): boolean {
  const given = URL.parse(origin)?.host;
  return given !== undefined && (given === host || given === URL.parse(baseUrl)?.host);
}
