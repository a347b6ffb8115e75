import { findRights, whoReads } from '../access/index.ts';
import type { Document } from '../catalog/index.ts';
import type { Db } from '../platform/db/index.ts';
import { AddToCart } from '../ui/cart.tsx';
import { links } from '../ui/links.ts';
import type { PageContext } from '../ui/page-context.ts';

/** How to buy a document, below its price. */
export async function documentOffers(db: Db, page: PageContext, document: Document) {
  if (document.price.minor === 0 || document.stage !== 'ready' || document.visibility !== 'published')
    return null;
  const { t } = page;
  const rights = await findRights(db, whoReads(page), document);
  if (rights.mayDownload) return null;
  return (
    <div class="grid gap-3">
      <form method="post" action={links.cartItems}>
        <input type="hidden" name="documentId" value={document.id} />
        <input type="hidden" name="next" value="checkout" />
        <button type="submit" class="btn btn-primary btn-lg w-full">
          {t.cart.buyNow}
        </button>
      </form>
      <AddToCart page={page} documentId={document.id} title={document.title || document.fileName} />
    </div>
  );
}
