/** Who wrote and who looked, going out: the filter of the page, all pages of it. */
import type { Db } from '#app/db/dialect.server.ts';
import { showMoment, today } from '#app/lib/dates.ts';
import type { Sheet } from '#app/lib/sheet.ts';
import { type Actor, mayReadAudit } from '../accounts/actor.ts';
import type { Asked, Taking } from '../jobs/taking.ts';
import { type AuditFilter, fieldsOf, readFilter, sentenceOf, thingOf } from './audit.ts';
import { countLines, linesBefore } from './lines.server.ts';

export const auditTaking: Taking = {
  list: 'audit',
  title: '操作の記録',
  page: '/audit',
  mayTake: mayReadAudit,
  count: (db, { officeId }, asked, most) => countLines(db, officeId, filterOf(asked), most),
  sheet: async (db, actor, asked) => auditSheet(db, actor, filterOf(asked)),
  narrowed: (asked) => {
    const { before: _b, after: _a, ...filter } = filterOf(asked);
    return { plain: Object.fromEntries(Object.entries(filter).filter(([, value]) => value)) };
  },
};

function filterOf({ query }: Asked): AuditFilter {
  return { ...readFilter(new URLSearchParams(query), today()), before: null, after: null };
}

function auditSheet(db: Db, { officeId }: Actor, filter: AuditFilter): Sheet {
  async function* rows() {
    let before: number | null = null;
    for (;;) {
      const lines = await linesBefore(db, officeId, { ...filter, before });
      const last = lines.at(-1);
      if (!last) return;
      yield lines.map((line) => [
        line.seq,
        showMoment(line.at),
        line.actor ?? 'えんがわ',
        sentenceOf(line),
        thingOf(line.thing),
        line.thingId,
        fieldsOf(line).join(' ／ '),
      ]);
      before = last.seq;
    }
  }
  const columns = [
    { label: '番号', type: 'number', width: 8 },
    { label: 'いつ', width: 24 },
    { label: 'だれが', width: 16 },
    { label: '何をした', width: 40 },
    { label: '何について', width: 14 },
    { label: 'そのものの番号', width: 38 },
    { label: '項目', width: 50 },
  ] as const;
  return { name: '操作の記録', columns, rows: rows() };
}
