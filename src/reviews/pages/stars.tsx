import type { PageContext } from '../../ui/page-context.ts';

/** So many of five, read out as a number. */
export function Stars({ page: { t }, stars }: { page: PageContext; stars: number }) {
  const whole = Math.round(stars);
  return (
    <span
      role="img"
      aria-label={t.reviews.starsOfFive(Math.round(stars * 10) / 10)}
      class="whitespace-nowrap"
    >
      <span class="text-primary">{'★'.repeat(whole)}</span>
      <span class="text-base-content/30">{'★'.repeat(5 - whole)}</span>
    </span>
  );
}
