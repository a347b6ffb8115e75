import type { PageContext } from './page-context.ts';

export interface PaginationProps {
  page: PageContext;
  total: number;
  pageNumber: number;
  pageSize: number;
  href: (pageNumber: number) => string;
}

export function Pagination({ page: { t }, total, pageNumber, pageSize, href }: PaginationProps) {
  const last = Math.max(1, Math.ceil(total / pageSize));
  if (last === 1) return null;
  return (
    <nav class="mt-12 flex items-center justify-center gap-4" aria-label={t.common.pagination}>
      {pageNumber > 1 && (
        <a href={href(pageNumber - 1)} rel="prev" class="btn">
          {t.common.previous}
        </a>
      )}
      <span class="muted text-sm">{t.common.pageOf(pageNumber, last)}</span>
      {pageNumber < last && (
        <a href={href(pageNumber + 1)} rel="next" class="btn">
          {t.common.next}
        </a>
      )}
    </nav>
  );
}
