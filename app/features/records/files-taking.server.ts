/** The office's photos and files going out as a list. What hangs in the other room is not in it. */
import type { Db } from '#app/db/dialect.server.ts';
import { sheetOf } from '#app/lib/sheet.ts';
import { consents, wordOf } from '../files/file.ts';
import type { Taking } from '../jobs/taking.ts';
import { titleOf } from './record.ts';

type Row = Awaited<ReturnType<typeof sharedFiles>>[number];

export const fileTaking: Taking = {
  list: 'files',
  title: '写真・ファイルの一覧',
  page: '/records',
  mayTake: ({ role }) => role !== 'viewer',
  sheet: async (db, { officeId }) =>
    sheetOf<Row>(
      '写真・ファイル',
      [
        { label: '記録の日付', type: 'day', width: 12, of: (f) => f.day },
        { label: '地域', width: 20, of: (f) => f.area },
        { label: '記録', width: 40, of: (f) => titleOf({ ...f, nextStep: '' }) },
        { label: '何の写真・ファイルか', width: 30, of: (f) => f.caption },
        { label: 'ファイルの名前', width: 30, of: (f) => f.name },
        { label: '形式', width: 12, of: (f) => wordOf(f.type) },
        { label: '掲載可否', width: 16, of: (f) => consentOf(f.consent) },
        { label: 'だれに、いつ聞いたか', width: 30, of: (f) => f.consent_note },
        { label: '加えた人', width: 16, of: (f) => f.staff },
      ],
      await sharedFiles(db, officeId),
    ),
};

function consentOf(consent: Row['consent']): string {
  return consents.find(({ value }) => value === consent)?.label ?? '';
}

function sharedFiles(db: Db, officeId: string) {
  return db
    .selectFrom('file as f')
    .innerJoin('record as r', (on) =>
      on.onRef('r.office_id', '=', 'f.office_id').onRef('r.id', '=', 'f.record_id'),
    )
    .innerJoin('area as a', (on) =>
      on.onRef('a.office_id', '=', 'r.office_id').onRef('a.id', '=', 'r.area_id'),
    )
    .innerJoin('staff as s', (on) =>
      on.onRef('s.office_id', '=', 'f.office_id').onRef('s.id', '=', 'f.staff_id'),
    )
    .select(['f.caption', 'f.name', 'f.type', 'f.consent', 'f.consent_note', 's.name as staff'])
    .select(['r.occurred_on as day', 'r.done', 'r.aim', 'a.name as area'])
    .where('f.office_id', '=', officeId)
    .where('f.room', '=', 'shared')
    .where('f.removed_at', 'is', null)
    .where('r.removed_at', 'is', null)
    .orderBy('r.timeline', 'desc')
    .orderBy('f.id')
    .execute();
}
