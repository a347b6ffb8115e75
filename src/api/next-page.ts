/** The address of a list's next page, with the query it was asked with; null after the last. */
export function nextPage(
  address: string,
  query: Record<string, string>,
  { page, limit, total }: { page: number; limit: number; total: number },
): string | null {
  if (page * limit >= total) return null;
  return `${address}?${new URLSearchParams({ ...query, page: String(page + 1), limit: String(limit) })}`;
}
