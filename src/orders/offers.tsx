import { findRights, whoReads } from '../access/index.ts';
import type { Document } from '../catalog/index.ts';
import {
  countLeft,
  findMembership,
  includes,
  listPlansLately,
  type Membership,
} from '../membership/index.ts';
import type { Db } from '../platform/db/index.ts';
import { AddToCart } from '../ui/cart.tsx';
import { formatDate } from '../ui/format.ts';
import { links } from '../ui/links.ts';
import type { PageContext } from '../ui/page-context.ts';

/** How to get a document, below its price: buy it, or join. A visitor who is nobody costs no question. */
export async function documentOffers(db: Db, page: PageContext, document: Document) {
  if (document.price.minor === 0 || document.stage !== 'ready' || document.visibility !== 'published')
    return null;
  const { t, account } = page;
  const rights = await findRights(db, whoReads(page), document);
  const membership = account && (await findMembership(db, account.id));
  const left = membership ? await countLeft(db, membership) : null;
  const standing = membership && !rights.mayManage && (
    <p class="muted text-sm">{t.membership.standing(left, formatDate(membership.ends_at, page.language))}</p>
  );
  if (rights.mayDownload) return standing || null;
  return (
    <div class="grid gap-3">
      <form method="post" action={links.cartItems}>
        <input type="hidden" name="documentId" value={document.id} />
        <input type="hidden" name="next" value="checkout" />
        <button type="submit" class="btn btn-primary btn-lg w-full">
          {t.cart.buyNow}
        </button>
      </form>
      {membership ? takeOffer(page, document, membership, left) : await joinOffer(db, page, document)}
      {standing}
      <AddToCart page={page} document={document} title={document.title || document.fileName} />
    </div>
  );
}

async function joinOffer(db: Db, { t }: PageContext, document: Document) {
  const plans = await listPlansLately(db);
  if (!plans.some((plan) => includes(plan, document.price))) return null;
  return (
    <a
      href={links.membership(links.document(document.id))}
      class="btn btn-lg w-full border-primary text-primary"
    >
      {t.membership.offer}
    </a>
  );
}

function takeOffer({ t }: PageContext, document: Document, membership: Membership, left: number | null) {
  if (!includes(membership, document.price))
    return <p class="muted text-sm">{t.membership.leftOut(membership.discount_percent)}</p>;
  if (left === 0) return <p class="muted text-sm">{t.membership.takeUsedUp}</p>;
  return (
    <form method="post" action={links.membershipTake(document.id)}>
      <button type="submit" class="btn btn-lg w-full border-primary text-primary">
        {t.membership.take}
      </button>
      <p class="muted mt-2 text-sm">{left === null ? t.membership.takeUnlimited : t.membership.takeOne}</p>
    </form>
  );
}
