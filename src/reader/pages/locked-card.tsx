import { formatMoney } from '../../platform/money.ts';
import { LockIcon } from '../../ui/icons.tsx';
import { links } from '../../ui/links.ts';
import type { ReadView } from './read-view.ts';

/** Stands where the pages end that the reader may see; it knows of the others only how many they are. */
export function LockedCard({ view: { page, document, visible } }: { view: ReadView }) {
  const { t, language } = page;
  const remaining = document.pageCount - visible;
  if (remaining <= 0) return null;
  return (
    <section class="reader-locked" aria-labelledby="reader-locked-title">
      <LockIcon class="muted mx-auto size-7" />
      <h2 id="reader-locked-title" class="mt-3 font-semibold font-serif text-2xl">
        {t.reading.lockedTitle(remaining)}
      </h2>
      <p class="muted mt-2">{t.reading.lockedText}</p>
      <div class="mt-5 flex flex-wrap justify-center gap-3">
        <form method="post" action={links.cartItems}>
          <input type="hidden" name="documentId" value={document.id} />
          <input type="hidden" name="next" value="checkout" />
          <button type="submit" class="btn btn-primary">
            {t.reading.lockedBuy(formatMoney(document.price, language))}
          </button>
        </form>
        <a href={links.membership(links.read(document.id, { page: visible + 1 }))} class="btn">
          {t.reading.lockedJoin}
        </a>
      </div>
      <p class="muted mt-4 text-sm">{t.reading.lockedNote}</p>
    </section>
  );
}
