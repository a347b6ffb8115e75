import { type CatalogExtras, ShareLinkTool } from '../catalog/index.ts';
import { followTool } from '../follows/index.ts';
import { homeSections, type Openings } from '../footprints/index.ts';
import { documentOffers } from '../orders/index.ts';
import { ReadTool } from '../reader/index.ts';
import { reviewSection } from '../reviews/index.ts';
import type { ListSimilar } from '../search/index.ts';
import { shelfTools } from '../shelf/index.ts';
import type { ServedLibrary } from './library.ts';

/** What the domains above the catalog put on its pages. */
export function composeExtras(
  { db }: ServedLibrary,
  openings: Openings,
  similar: ListSimilar,
): CatalogExtras {
  return {
    offers: (page, document) => documentOffers(db, page, document),
    tools: async (page, document) => (
      <>
        <ReadTool page={page} document={document} />
        <div class="flex flex-wrap gap-2">
          {await shelfTools(db, page, document.id)}
          <ShareLinkTool page={page} documentId={document.id} />
        </div>
      </>
    ),
    sections: (page, document) => reviewSection(db, page, document),
    opened: openings.opened,
    homeSections: (page) => homeSections(db, page, similar),
    similar,
    categoryTools: (page, { id }) => followTool(db, page, { kind: 'category', target: id }),
  };
}
