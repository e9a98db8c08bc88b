import { readCopy } from '#app/features/backup/folder.ts';
import { SECRET_OF_ENVIRONMENT } from '#app/features/backup/outside.ts';
import { passphraseOf } from '#app/features/backup/passphrase.ts';
import { restoreCopy } from '#app/features/backup/restore.server.ts';
import { countsInWords, newestInWords } from '#app/features/backup/words.ts';
import { showMoment } from '#app/lib/dates.ts';
import { type Command, needed, readArgs } from './command.ts';
import { fillPlace, here } from './places.ts';

export const restore: Command = {
  name: 'restore',
  takes: 'FILE --into FOLDER|postgres://…',
  help: '控えを、空のフォルダーか空の PostgreSQL にもどし、すべての表が同じか確かめます。何かがあるところには書きません。PostgreSQL のとき、鍵とファイルは DATA_DIR に入ります。',
  run: async (args) => {
    const { values, words } = readArgs(args, { into: { type: 'string' } }, ['ファイル']);
    const into = needed(values.into, '--into');
    const path = here(words[0] ?? '');
    const passphrase = passphraseOf();
    const manifest = await readCopy(path, passphrase);
    const { sums } = await fillPlace(into, true, (db, beside) =>
      restoreCopy(db, { path, passphrase, manifest }, beside),
    );
    const { moment, newest, tables, files } = manifest;
    const needsSecret = files.some((file) => file.path === SECRET_OF_ENVIRONMENT);
    return {
      json: { ok: true, moment, newest, before: null, copy: tables, after: sums, needsSecret },
      text: [
        `控え（${showMoment(moment)}）: ${countsInWords(tables)}。${newestInWords(newest)}。`,
        'もどす前: 何もありませんでした。',
        `もどした後: ${countsInWords(sums)}。${Object.keys(sums).length} 個の表が、すべて控えと同じです。`,
        ...(needsSecret
          ? [
              'この控えは ENGAWA_SECRET を使っていました。keys/ENGAWA_SECRET の中の値を、ENGAWA_SECRET に入れて始めてください。',
            ]
          : []),
      ].join('\n'),
    };
  },
};
