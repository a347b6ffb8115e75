import type { CatalogExtras } from '../catalog/index.ts';
import { documentOffers } from '../orders/index.ts';
import { ReadTool } from '../reader/index.ts';
import type { ServedLibrary } from './library.ts';

/** What the domains above the catalog put on its pages. */
export function composeExtras({ db }: ServedLibrary): CatalogExtras {
  return {
    offers: (page, document) => documentOffers(db, page, document),
    tools: async (page, document) => <ReadTool page={page} document={document} />,
  };
}
