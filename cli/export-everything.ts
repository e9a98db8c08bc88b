import { readAtOnce } from '#app/db/open.server.ts';
import { passphraseOf } from '#app/features/backup/passphrase.ts';
import { countsInWords, sizeInWords } from '#app/features/backup/words.ts';
import { keepEverything } from '#app/features/everything/keep.server.ts';
import { type Command, needed, readArgs } from './command.ts';
import { officeOf } from './database.ts';
import { here, usedTarget } from './places.ts';

const WARNING =
  '注意：合言葉で閉じていません。名前や内密のことが、だれにでも読めます。置き場所と渡す相手に気をつけ、要らなくなったら消してください。';

export const exportEverything: Command = {
  name: 'export everything',
  takes: '--to FILE [--office-id ID] [--open]',
  help: '書いたものすべてを、ほかの仕組みでも読める形（JSON Lines と CSV、写真とファイル、説明）で1つのファイルに書き出し、控えの合言葉で閉じます。--open をつけると閉じません。',
  run: async (args) => {
    const { values } = readArgs(args, {
      to: { type: 'string' },
      'office-id': { type: 'string' },
      open: { type: 'boolean' },
    });
    const path = here(needed(values.to, '--to'));
    const passphrase = values.open ? null : passphraseOf();
    const { size, manifest } = await readAtOnce(usedTarget(), async (db) => {
      const id = values['office-id'];
      const officeId = id === undefined ? undefined : (await officeOf(db, id)).id;
      return keepEverything(db, { path, passphrase, officeId });
    });
    const { moment, tables, files, offices } = manifest;
    return {
      json: {
        path,
        size,
        sealed: passphrase !== null,
        moment,
        offices,
        tables,
        files: files.length,
      },
      text: [
        `書き出しました（${sizeInWords(size)}）。`,
        countsInWords(tables),
        path,
        ...(passphrase === null ? [WARNING] : []),
      ].join('\n'),
    };
  },
};
