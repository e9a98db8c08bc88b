/** Visits of long ago, so that 廃棄の予定 has something in it: their confidential parts are over. */
import { change } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import { type Day, fiscalYear } from '#app/lib/dates.ts';
import { newId } from '#app/lib/ids.ts';
import type { SampleOffice, SampleRecord } from '../../../sample/office.ts';
import type { RecordFields } from '../records/record.ts';
import { insertRecord } from '../records/records.server.ts';
import type { Ids } from './office.server.ts';

const visits = [
  {
    on: '05-14',
    who: '坂上 タケさん',
    detail: '足を痛め、買い物に困っている。',
    done: '訪問した。',
  },
  { on: '07-02', who: '坂上 タケさん', detail: '娘さんが月に二度来る。', done: '電話で話した。' },
  { on: '10-21', who: '北川 実さん', detail: '妻を亡くし、外に出ていない。', done: '訪問した。' },
];

export async function makeOldVisits(
  db: Db,
  officeId: string,
  sample: SampleOffice,
  ids: Ids,
  day: Day,
  fieldsOf: (record: SampleRecord, ids: Ids) => RecordFields,
): Promise<void> {
  const [first] = sample.records;
  if (!first) return;
  const by = { officeId, staffId: ids(first.staffKey) };
  await change(db, { officeId, staffId: null }, async (tx, note) => {
    for (const { on, who, detail, done } of visits) {
      const occurredOn = `${fiscalYear(day) - 6}-${on}`;
      const plain = { goalId: null, nextStep: '', nextOn: null, kind: 'visit', done, noticed: '' };
      const fields = { ...fieldsOf(first, ids), ...plain, occurredOn, withNames: '', place: '' };
      const at = `${occurredOn}T09:30:00.000Z`;
      const told = { ...fields, confidential: { who, detail } };
      await insertRecord(tx, note, by, newId(), told, { at, looked: 1 });
    }
  });
}
