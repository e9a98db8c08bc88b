/** A table of another report going out, as it is narrowed on the screen. */
import type { Db } from '#app/db/dialect.server.ts';
import { today } from '#app/lib/dates.ts';
import { readPeriod } from '#app/lib/periods.ts';
import { notFound } from '#app/lib/problems.ts';
import type { Cell, Column } from '#app/lib/sheet.ts';
import { sheetOf } from '#app/lib/sheet.ts';
import { type Actor, isWorker } from '../accounts/actor.ts';
import type { Asked as AskedOut, Taking } from '../jobs/taking.ts';
import { type Asked, mayCount, readAsked } from './asked.ts';
import { mappedTable } from './counted.server.ts';
import type { Line } from './mapping.ts';
import { withinOf } from './reach.server.ts';
import { measureWords } from './words.ts';

export const mappingTaking: Taking = {
  list: 'mappings',
  title: 'ほかの報告の表',
  page: '/mappings',
  mayTake: isWorker,
  sheet: async (db, actor, out) => {
    const asked = askedOf(out);
    if (!asked || !mayCount(actor, asked.area)) throw notFound();
    return tableSheet(db, actor, asked);
  },
  narrowed: (out) => {
    const asked = askedOf(out);
    if (!asked) return { plain: {} };
    const { form, year, from, until, area } = asked;
    return {
      plain: { form: form.code, year: String(year), from, until, ...(area && { area }) },
    };
  },
};

function askedOf({ query }: AskedOut): Asked | null {
  const params = new URLSearchParams(query);
  const place = { form: params.get('form') ?? '', year: params.get('year') ?? '' };
  return readAsked(place, params, today());
}

async function tableSheet(db: Db, actor: Actor, asked: Asked) {
  const within = await withinOf(db, actor, asked);
  const table = await mappedTable(db, actor, asked.form, asked.year, within);
  if (!table) throw notFound();
  const measureOf = (line: Line) => asked.count ?? line.counts;
  const columns: (Column & { of: (line: Line) => Cell })[] = [
    { label: 'まとまり', width: 20, of: ({ group }) => group },
    { label: '欄', width: 40, of: ({ label }) => label },
    { label: '数えるもの', width: 14, of: (line) => measureWords[measureOf(line)].title },
    ...table.months.map((month, at) => ({
      label: readPeriod(`m${month}`)?.label ?? month,
      type: 'number' as const,
      width: 12,
      of: (line: Line) => line.months[at]?.[measureOf(line)] ?? 0,
    })),
    { label: '計', type: 'number', of: (line) => line.total[measureOf(line)] },
  ];
  return sheetOf(asked.form.title, columns, [...table.lines, table.nowhere, table.every]);
}
