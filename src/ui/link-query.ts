/** The first page of a list has no number. */
export function laterPage(page: number | undefined): number | undefined {
  return page === undefined || page <= 1 ? undefined : page;
}

/** What is undefined or empty is left out. */
export function withQuery(path: string, query: Record<string, string | number | undefined>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') params.set(name, String(value));
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}
