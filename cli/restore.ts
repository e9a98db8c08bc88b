import { type Opened, openNewest } from '#app/features/backup/opened.server.ts';
import { SECRET_OF_ENVIRONMENT } from '#app/features/backup/outside.ts';
import { restoreCopy } from '#app/features/backup/restore.server.ts';
import { countsInWords, KINDS, newestInWords } from '#app/features/backup/words.ts';
import { showMoment } from '#app/lib/dates.ts';
import type { Sums } from '#app/lib/row-sums.ts';
import { passphraseAsked } from './asking.ts';
import { type Command, needed, readArgs } from './command.ts';
import { fillPlace, here } from './places.ts';

export const restore: Command = {
  name: 'restore',
  takes: 'FILE|FOLDER --into FOLDER|postgres://…',
  help: '控えを、空のフォルダーか空の PostgreSQL にもどし、すべての表が同じか確かめます。控えの場所（BACKUP_DIR）を書くと、その中のいちばん新しい控えを使います。何かがあるところには書きません。PostgreSQL のとき、鍵とファイルは DATA_DIR に入ります。',
  run: async (args) => {
    const { values, words } = readArgs(args, { into: { type: 'string' } }, ['ファイル']);
    const into = needed(values.into, '--into');
    const opened = await openNewest(here(words[0] ?? ''), await passphraseAsked());
    try {
      const { sums } = await fillPlace(into, true, (db, beside) => restoreCopy(db, opened, beside));
      return answer(opened, sums);
    } finally {
      await opened.close();
    }
  },
};

function answer({ kind, path, manifest, leftOut }: Opened, sums: Sums) {
  const { moment, newest, tables, files } = manifest;
  const needsSecret = files.some((file) => file.path === SECRET_OF_ENVIRONMENT);
  return {
    json: {
      ...{ ok: true, kind, path, moment, newest, leftOut },
      ...{ before: null, copy: tables, after: sums, needsSecret },
    },
    text: [
      ...leftOut,
      `使った控え: ${KINDS[kind]}（${path}）。`,
      `控え（${showMoment(moment)}）: ${countsInWords(tables)}。${newestInWords(newest)}。`,
      'もどす前: 何もありませんでした。',
      `もどした後: ${countsInWords(sums)}。${Object.keys(sums).length} 個の表が、すべて控えと同じです。`,
      ...(needsSecret ? [SECRET] : []),
    ].join('\n'),
  };
}

const SECRET =
  'この控えは ENGAWA_SECRET を使っていました。keys/ENGAWA_SECRET の中の値を、ENGAWA_SECRET に入れて始めてください。';
