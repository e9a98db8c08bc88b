import { openNewest } from '#app/features/backup/opened.server.ts';
import { countsInWords, KINDS, newestInWords } from '#app/features/backup/words.ts';
import { showMoment } from '#app/lib/dates.ts';
import { passphraseAsked } from './asking.ts';
import { type Command, readArgs } from './command.ts';
import { here } from './places.ts';

export const verify: Command = {
  name: 'verify',
  takes: 'FILE|FOLDER',
  help: '控えを終わりまで読み、数とハッシュを確かめます。こわれていれば 1 で終わります。控えの場所（BACKUP_DIR）を書くと、その中のいちばん新しい控えを読みます。',
  run: async (args) => {
    const { words } = readArgs(args, {}, ['ファイル']);
    const { kind, path, manifest, leftOut, close } = await openNewest(
      here(words[0] ?? ''),
      await passphraseAsked(),
    );
    await close();
    const { engawa, moment, engine, newest, tables, files } = manifest;
    const ok = leftOut.length === 0;
    return {
      json: {
        ...{ ok, kind, path, version: engawa, moment, engine, newest, tables },
        ...{ files: files.length, leftOut },
      },
      text: [
        ...leftOut,
        `${showMoment(moment)} の控えです（${KINDS[kind]}）。${ok ? '終わりまで読めて、すべて合っています。' : '読めるところまでは、すべて合っています。'}`,
        `${countsInWords(tables)}。${newestInWords(newest)}。`,
      ].join('\n'),
      failed: !ok,
    };
  },
};
