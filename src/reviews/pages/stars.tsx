import type { PageContext } from '../../ui/page-context.ts';

const ROW = '★★★★★';

/** So many of five, the last one in part, read out as a number. */
export function Stars({ page: { t }, stars }: { page: PageContext; stars: number }) {
  return (
    <span
      role="img"
      aria-label={t.reviews.starsOfFive(Math.round(stars * 10) / 10)}
      class="relative inline-block whitespace-nowrap"
    >
      <span class="text-base-content/30" aria-hidden="true">
        {ROW}
      </span>
      <span
        class="absolute inset-y-0 left-0 overflow-hidden text-primary"
        style={`width:${stars * 20}%`}
        aria-hidden="true"
      >
        {ROW}
      </span>
    </span>
  );
}
