/** What a person adds to a file: its day, its source. */
import { type Day, parseDate } from '#app/lib/dates.ts';

export type Added = { today: Day; day?: Day; source?: string };

export function givenOf(
  params: URLSearchParams,
  today: Day,
): { given: Added; error: string | null } {
  const typed = (params.get('day') ?? '').trim();
  const source = (params.get('source') ?? '').trim().slice(0, 60);
  const day = typed ? parseDate(typed, today) : null;
  return {
    given: { today, ...(day && { day }), ...(source && { source }) },
    error: typed && !day ? '日付として読めません。令和8年2月1日のように書いてください。' : null,
  };
}
