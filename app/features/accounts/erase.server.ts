/** People who left, and that somebody signed in. */
import type { Note } from '#app/db/audit.server.ts';
import { type Db, dayOfMoment, type Tx } from '#app/db/dialect.server.ts';
import { type Keeping, nowhere } from '#app/db/keeping.server.ts';

export const accountKeeping: Keeping = {
  kind: 'account',
  label: '離れた職員のアカウント',
  holds:
    '名前、ふりがな、メールアドレス、その人のひな形と見方です。書いた記録は「離れた職員」のものとして残ります。',
  usual: 10,
  why: 'だれが書いたかを、その人の記録があるあいだは言えるようにします。',
  finished: finishedAccounts,
  erase: eraseAccounts,
};

const NAMELESS = '離れた職員';

/** An address that is none tells who was erased: nobody signs in with an id. */
function finishedAccounts(db: Db, officeId: string, before: string) {
  return db
    .selectFrom('staff as s')
    .select((e) => ['s.id', e.ref('s.left_on').$notNull().as('day'), nowhere, 's.name as title'])
    .where('s.office_id', '=', officeId)
    .where('s.left_on', '<', before)
    .whereRef('s.email', '<>', 's.id');
}

/** All that is a person's own and nobody else's. */
const ownTables = [
  ...(['credential', 'recovery_code', 'passkey', 'session', 'trusted_device'] as const),
  ...(['invitation', 'calendar_feed', 'saved_view', 'template', 'draft'] as const),
];

async function eraseAccounts(tx: Tx, note: Note, officeId: string, ids: readonly string[]) {
  for (const table of ownTables)
    await tx
      .deleteFrom(table)
      .where('office_id', '=', officeId)
      .where('staff_id', 'in', [...ids])
      .execute();
  await tx
    .updateTable('staff')
    .set((e) => ({ name: NAMELESS, kana: '', email: e.ref('id'), version: e('version', '+', 1) }))
    .where('office_id', '=', officeId)
    .where('id', 'in', [...ids])
    .execute();
  for (const id of ids) note({ verb: 'staff.erase', thing: 'staff', id });
  return [];
}

export const sessionKeeping: Keeping = {
  kind: 'session',
  label: 'ログインしていた時間',
  holds: 'だれが、いつからいつまで入っていたか。ログインしたことは「操作の記録」に残ります。',
  usual: 1,
  why: '困ったことの調べは、操作の記録でできるからです。',
  finished: finishedSessions,
  erase: eraseSessions,
};

function finishedSessions(db: Db, officeId: string, before: string) {
  const day = dayOfMoment(db, 'n.created_at');
  return db
    .selectFrom('session as n')
    .innerJoin('staff as s', (on) =>
      on.onRef('s.office_id', '=', 'n.office_id').onRef('s.id', '=', 'n.staff_id'),
    )
    .select(['n.token_hash as id', day.as('day'), nowhere, 's.name as title'])
    .where('n.office_id', '=', officeId)
    .where(day, '<', before);
}

async function eraseSessions(tx: Tx, note: Note, officeId: string, ids: readonly string[]) {
  const rows = await tx
    .deleteFrom('session')
    .where('office_id', '=', officeId)
    .where('token_hash', 'in', [...ids])
    .returning('staff_id')
    .execute();
  for (const id of new Set(rows.map(({ staff_id }) => staff_id)))
    note({ verb: 'session.erase', thing: 'staff', id });
  return [];
}
