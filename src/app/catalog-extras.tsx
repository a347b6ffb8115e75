import type { CatalogExtras } from '../catalog/index.ts';
import { ReadTool } from '../reader/index.ts';

/** What the domains above the catalog put on its pages. */
export const catalogExtras: CatalogExtras = {
  tools: async (page, document) => <ReadTool page={page} document={document} />,
};
