const LAST_PAGE = 100_000;

/** A page of a list from a query parameter: 1 for anything that is not a page. */
export function pageNumber(value: string | undefined): number {
  const number = Number(value ?? 1);
  return Number.isInteger(number) && number >= 1 && number <= LAST_PAGE ? number : 1;
}
