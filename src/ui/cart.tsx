import { CartIcon } from './icons.tsx';
import { links } from './links.ts';
import type { PageContext } from './page-context.ts';

/** Leads to the cart and says how much is in it; a script keeps the number in step. */
export function CartLink({ page: { marks, t } }: { page: PageContext }) {
  const cartCount = marks?.inCart.size ?? 0;
  return (
    <a
      href={links.cart}
      class="btn btn-ghost btn-square relative"
      aria-label={t.cart.link(cartCount)}
      data-cart-link
    >
      <CartIcon />
      <span
        data-cart-count
        hidden={cartCount === 0}
        class="absolute top-0.5 right-0 min-w-4.5 rounded-full bg-primary px-1 text-center font-semibold text-primary-content text-xs leading-4.5"
      >
        {cartCount}
      </span>
    </a>
  );
}

interface Standing {
  id: string;
  ownerId: string;
}

/** What this reader need not put a document in the cart for, if anything. */
export function standingOf(
  { account, marks }: PageContext,
  { id, ownerId }: Standing,
): 'managed' | 'held' | 'in-cart' | undefined {
  if (account && (account.role === 'operator' || account.id === ownerId)) return 'managed';
  if (marks?.held.has(id)) return 'held';
  return marks?.inCart.has(id) ? 'in-cart' : undefined;
}

export interface AddToCartProps {
  page: PageContext;
  document: Standing;
  title: string;
  /** Of a line of text in a list; a button of its own otherwise. */
  inList?: boolean;
}

/**
 * Puts a document in the cart: a form that comes back to its page, or with scripts never leaves it. Says so
 * instead where it is there, or theirs; whoever manages a document buys none of it.
 */
export function AddToCart({ page, document, title, inList = false }: AddToCartProps) {
  const { t } = page;
  const standing = standingOf(page, document);
  if (standing === 'managed') return null;
  if (standing === 'held') return <p class="muted text-sm">{t.cart.owned}</p>;
  const look = inList ? 'text-link cursor-pointer text-sm' : 'btn w-full';
  if (standing === 'in-cart')
    return (
      <a href={links.cart} class={inList ? 'text-link w-fit text-sm' : look}>
        {t.cart.inCart}
      </a>
    );
  return (
    <cart-button data-added={t.cart.inCart}>
      <form method="post" action={links.cartItems}>
        <input type="hidden" name="documentId" value={document.id} />
        <button type="submit" class={look} aria-label={t.cart.addTitle(title)}>
          {t.cart.add}
        </button>
      </form>
      <p role="status" class="text-sm" />
    </cart-button>
  );
}
