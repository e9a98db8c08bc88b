import { readCopy } from '#app/features/backup/folder.ts';
import { passphraseOf } from '#app/features/backup/passphrase.ts';
import { countsInWords, newestInWords } from '#app/features/backup/words.ts';
import { showMoment } from '#app/lib/dates.ts';
import { type Command, readArgs } from './command.ts';
import { here } from './places.ts';

export const verify: Command = {
  name: 'verify',
  takes: 'FILE',
  help: '控えを終わりまで読み、数とハッシュを確かめます。こわれていれば 1 で終わります。',
  run: async (args) => {
    const { words } = readArgs(args, {}, ['ファイル']);
    const manifest = await readCopy(here(words[0] ?? ''), passphraseOf());
    const { engawa, moment, engine, newest, tables, files } = manifest;
    return {
      json: { ok: true, version: engawa, moment, engine, newest, tables, files: files.length },
      text: [
        `${showMoment(moment)} の控えです。終わりまで読めて、すべて合っています。`,
        `${countsInWords(tables)}。${newestInWords(newest)}。`,
      ].join('\n'),
    };
  },
};
