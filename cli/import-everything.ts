import { change } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import { forgetHeads, writeHeads } from '#app/db/heads.server.ts';
import { dataDir, forgetKeys } from '#app/db/keys.server.ts';
import type { Beside, Filled } from '#app/features/backup/fill.server.ts';
import { passphraseOf } from '#app/features/backup/passphrase.ts';
import { countsInWords } from '#app/features/backup/words.ts';
import { bringEverything } from '#app/features/everything/bring.server.ts';
import { openFile } from '#app/features/everything/opened.ts';
import { type Command, needed, readArgs } from './command.ts';
import { fillPlace, here, isAddress } from './places.ts';

export const importEverything: Command = {
  name: 'import everything',
  takes: 'FILE --into FOLDER|postgres://…',
  help: '「すべての書き出し」を、空のフォルダーか空の PostgreSQL に取り込み、すべての表が同じか確かめます。何かがあるところには書きません。パスワードは入っていないので、user link で入るためのリンクを作ります。',
  run: async (args) => {
    const { values, words } = readArgs(args, { into: { type: 'string' } }, ['ファイル']);
    const into = needed(values.into, '--into');
    const path = here(words[0] ?? '');
    const { sums } = await fillPlace(into, true, (db, beside) => bring(db, path, into, beside));
    return {
      json: { ok: true, tables: sums },
      text: [
        `取り込みました。${countsInWords(sums)}。${Object.keys(sums).length} 個の表が、書き出したときと同じです。`,
        'パスワードは入っていません。engawa user link メールアドレス で、入るためのリンクを作ってください。',
      ].join('\n'),
    };
  },
};

async function bring(db: Db, path: string, into: string, beside: Beside): Promise<Filled> {
  const unfinished = beside.folder ?? dataDir();
  const filled = await withKeysIn(unfinished, async () =>
    bringEverything(db, await openFile(path, passphraseOf, unfinished), beside),
  );
  // With PostgreSQL the keys lie in their place by now, with a folder they wait for the database.
  await withKeysIn(isAddress(into) ? dataDir() : unfinished, () => noteImport(db));
  return filled;
}

/** The chain of the audit goes on with the key of the new place: from which line on is written down. */
async function noteImport(db: Db): Promise<void> {
  const heads = await db.selectFrom('audit_head').select(['office_id', 'seq']).execute();
  for (const { office_id, seq } of heads)
    await change(db, { officeId: office_id, staffId: null }, async (_tx, note) =>
      note({ verb: 'everything.import', thing: 'office', id: office_id, plain: { count: seq } }),
    );
  writeHeads();
}

async function withKeysIn<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const before = process.env.DATA_DIR;
  process.env.DATA_DIR = folder;
  forgetKeys();
  forgetHeads();
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.DATA_DIR;
    else process.env.DATA_DIR = before;
    forgetKeys();
    forgetHeads();
  }
}
