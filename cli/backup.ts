import { readAtOnce } from '#app/db/open.server.ts';
import { makeCopy } from '#app/features/backup/make.server.ts';
import { passphraseOf } from '#app/features/backup/passphrase.ts';
import { placeOfCopies } from '#app/features/backup/setup.ts';
import { countsInWords, sizeInWords } from '#app/features/backup/words.ts';
import { type Command, Misuse, readArgs } from './command.ts';
import { here, usedTarget } from './places.ts';

export const backup: Command = {
  name: 'backup',
  takes: '[--to FOLDER]',
  help: 'すべてのデータの控えを、合言葉で閉じた1つのファイルにとり、読みなおして確かめます。FOLDER がなければ BACKUP_DIR にとります。合言葉は BACKUP_PASSPHRASE か BACKUP_PASSPHRASE_FILE で決めます。動かしたままでとれます。',
  run: async (args) => {
    const { values } = readArgs(args, { to: { type: 'string' } });
    const folder = values.to ? here(values.to) : placeOfCopies();
    if (!folder) throw new Misuse('控えの場所を、--to か BACKUP_DIR で決めてください。');
    const making = { folder, passphrase: passphraseOf() };
    const { path, size, manifest } = await readAtOnce(usedTarget(), (db) => makeCopy(db, making));
    const { moment, engine, tables, files } = manifest;
    return {
      json: { path, size, moment, engine, tables, files: files.length },
      text: [
        `控えをとり、読みなおして確かめました（${sizeInWords(size)}）。`,
        countsInWords(tables),
        path,
      ].join('\n'),
    };
  },
};
