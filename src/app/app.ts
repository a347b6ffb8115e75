import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { accountRoutes } from '../accounts/index.ts';
import { apiRoutes } from '../api/index.ts';
import { catalogRoutes } from '../catalog/index.ts';
import { earningsRoutes, resumableUploads, studioRoutes, uploadRoutes } from '../contributors/index.ts';
import { DeskLayout, deskRoutes } from '../desk/index.ts';
import { followRoutes, followSecretRoutes, followTool } from '../follows/index.ts';
import { createOpenings, footprintRoutes } from '../footprints/index.ts';
import { cartRoutes } from '../cart/index.ts';
import {
  checkoutRoutes,
  findEntryTitles,
  noticeRoutes,
  orderDownloads,
  orderRoutes,
} from '../orders/index.ts';
import { findShareTitles, membershipRoutes } from '../membership/index.ts';
import { testPaymentRoutes } from '../payments/index.ts';
import { publicPictureRoutes, readRoutes, readerRoutes } from '../reader/index.ts';
import { reviewRoutes } from '../reviews/index.ts';
import { deskSearchRoutes, keepSimilar, searchRoutes, toSimplified } from '../search/index.ts';
import { shelfRoutes } from '../shelf/index.ts';
import type { PageContext } from '../ui/page-context.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { type BuiltAssets, assetRoutes } from './assets.ts';
import { compression } from './compression.ts';
import { answerError, answerNotFound } from './errors.tsx';
import { composeExtras } from './catalog-extras.tsx';
import { healthRoutes } from './health.ts';
import { joinVisitor } from './join-visitor.ts';
import type { ServedLibrary } from './library.ts';
import { providePage } from './page-context.ts';
import { preferenceRoutes } from './preferences.ts';
import { markForReader } from './reader-marks.ts';
import { securityHeaders } from './security-headers.ts';

/** The whole site, as one fetch function. */
export function createApp(library: ServedLibrary, assets: BuiltAssets): Hono<PageEnv> {
  const { db, visitors, footprints: recorder } = library;
  const renewable = library.providers.list.some(({ capabilities }) => capabilities.renewals);
  const openings = createOpenings({ db, visitors, recorder });
  const similar = keepSimilar(library);
  const app = new Hono<PageEnv>();
  app.onError(answerError(library.log));
  app.notFound(answerNotFound);
  app.route('/', healthRoutes(library));
  app.route('/', assetRoutes(assets));
  app.route('/', publicPictureRoutes(library));
  app.use(securityHeaders);
  app.use(providePage(library, assets.urls));
  app.route('/', apiRoutes(library));
  app.route('/', noticeRoutes(library));
  app.route('/', followSecretRoutes(library));
  app.use(csrf({ origin: (origin, c) => isSameHost(origin, c.req.header('host'), library.config.baseUrl) }));
  app.route('/', readerRoutes(library));
  app.route('/', resumableUploads(library));
  app.route('/', orderDownloads(library));
  app.use(compression);
  app.use(markForReader(library));
  app.route('/', preferenceRoutes());
  app.route('/', readRoutes({ ...library, opened: openings.opened, similar, simplify: toSimplified }));
  app.route('/', accountRoutes({ ...library, onJoin: joinVisitor(library) }));
  app.route('/', cartRoutes(library));
  app.route('/', checkoutRoutes(library));
  app.route('/', orderRoutes(library));
  app.route('/', membershipRoutes({ ...library, renewable }));
  if (library.providers.find('test')) {
    const deliver = async (notice: Request) => await app.fetch(notice);
    app.route('/', testPaymentRoutes({ ...library, deliver }));
  }
  const queryTools = (page: PageContext, q: string) => followTool(db, page, { kind: 'search', target: q });
  app.route('/', searchRoutes({ ...library, queryTools }));
  app.route('/', uploadRoutes(library));
  app.route('/', studioRoutes(library));
  app.route('/', earningsRoutes({ db, findTitles: [findEntryTitles, findShareTitles] }));
  app.route('/', deskRoutes(library));
  app.route(
    '/',
    deskSearchRoutes(library, (props) => DeskLayout({ ...props, section: 'search' })),
  );
  app.route('/', footprintRoutes({ db, visitors, recorder, openings }));
  app.route('/', shelfRoutes(library));
  app.route('/', reviewRoutes(library));
  app.route('/', followRoutes(library));
  app.route('/', catalogRoutes({ ...library, extras: composeExtras(library, openings, similar) }));
  return app;
}

/** Behind a proxy that ends TLS the scheme differs, so hosts are compared. */
function isSameHost(origin: string, host: string | undefined, baseUrl: string): boolean {
  const given = URL.parse(origin)?.host;
  return given !== undefined && (given === host || given === URL.parse(baseUrl)?.host);
}
