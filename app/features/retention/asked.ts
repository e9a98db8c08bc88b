/** How the list of what is due is asked for, as it stands in the address. */
export type Order = { by: 'day' | 'area' | 'title'; down: boolean };
export type Asked = { year: number | null; order: Order; page: number };

/** Rows on one page. */
export const PAGE = 100;

export const sortable = [
  { by: 'day', label: '日付' },
  { by: 'area', label: '地域' },
  { by: 'title', label: '題' },
] as const;

export function readAsked(params: URLSearchParams): Asked {
  const sort = params.get('sort') ?? '';
  const by = sortable.find((one) => sort.replace('-', '') === one.by)?.by ?? 'day';
  const year = params.get('year') ?? '';
  const page = params.get('page') ?? '';
  return {
    year: /^\d{4}$/.test(year) ? Number(year) : null,
    order: { by, down: sort === `-${by}` },
    page: /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1,
  };
}

/** Only what differs from the usual. */
export function askedQuery({ year, order, page }: Asked): string {
  const params = new URLSearchParams();
  if (year !== null) params.set('year', String(year));
  const sort = `${order.down ? '-' : ''}${order.by}`;
  if (sort !== 'day') params.set('sort', sort);
  if (page > 1) params.set('page', String(page));
  return String(params);
}

/** A press on the head of a column: that column, and the other way round when it was that already. */
export function turned(asked: Asked, by: Order['by']): Asked {
  const down = asked.order.by === by && !asked.order.down;
  return { ...asked, page: 1, order: { by, down } };
}
