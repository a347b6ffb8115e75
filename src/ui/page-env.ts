import type { PageContext } from './page-context.ts';

/** What every route finds in its request. */
export interface PageEnv {
  Variables: { page: PageContext };
}
