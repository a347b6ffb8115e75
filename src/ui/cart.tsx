import { CartIcon } from './icons.tsx';
import { links } from './links.ts';
import type { PageContext } from './page-context.ts';

/** Leads to the cart and says how much is in it; a script keeps the number in step. */
export function CartLink({ page: { cartCount = 0, t } }: { page: PageContext }) {
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

/** Puts a document in the cart: a form that comes back to its page, or with scripts never leaves it. */
export function AddToCart(props: { page: PageContext; documentId: string; title: string; class?: string }) {
  const { t } = props.page;
  return (
    <cart-button data-added={t.cart.inCart}>
      <form method="post" action={links.cartItems}>
        <input type="hidden" name="documentId" value={props.documentId} />
        <button type="submit" class={props.class ?? 'btn w-full'} aria-label={t.cart.addTitle(props.title)}>
          {t.cart.add}
        </button>
      </form>
      <p role="status" class="text-sm" />
    </cart-button>
  );
}
