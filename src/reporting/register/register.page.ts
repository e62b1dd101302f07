/** The most awards on one page of the register. */
export const PAGE_SIZE = 50;

/** The page asked for, kept within those there are: `?page=0`, `?page=x` and `?page=999` all show one. */
export function pageWithin(asked: string | undefined, count: number): number {
  const last = Math.max(1, Math.ceil(count / PAGE_SIZE));
  const page = /^\d{1,6}$/.test(asked ?? '') ? Number(asked) : 1;
  return Math.min(Math.max(1, page), last);
}

/** What the links between pages need; undefined where there is no such page. */
export function pagesAround(
  page: number,
  count: number,
  search: string,
): { readonly previous: string | undefined; readonly next: string | undefined; last: number } {
  const last = Math.max(1, Math.ceil(count / PAGE_SIZE));
  const to = (number: number): string =>
    `/awards?${new URLSearchParams({ ...(search !== '' && { q: search }), page: number.toString() }).toString()}`;
  return {
    previous: page > 1 ? to(page - 1) : undefined,
    next: page < last ? to(page + 1) : undefined,
    last,
  };
}
