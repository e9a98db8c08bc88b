import { readAtOnce } from '#app/db/open.server.ts';
import { moveAll } from '#app/features/backup/restore.server.ts';
import { countsInWords } from '#app/features/backup/words.ts';
import { type Command, needed, readArgs } from './command.ts';
import { fillPlace, usedTarget } from './places.ts';

export const move: Command = {
  name: 'move',
  takes: '--to postgres://… | --to FOLDER',
  help: 'いまのデータを、空の PostgreSQL か空のフォルダー（SQLite）に移し、すべての表が同じか確かめます。もとのデータはそのままです。止めてから移してください。PostgreSQL へ移すとき、DATA_DIR の鍵とファイルは続けて使います。',
  run: async (args) => {
    const { values } = readArgs(args, { to: { type: 'string' } });
    const to = needed(values.to, '--to');
    const { sums } = await readAtOnce(usedTarget(), (from) =>
      fillPlace(to, false, (db, beside) => moveAll(db, from, beside)),
    );
    return {
      json: { ok: true, tables: sums },
      text: [
        `移しました。${countsInWords(sums)}。${Object.keys(sums).length} 個の表が、すべて同じです。`,
        'もとのデータはそのままです。新しいほうで始めて、確かめてから片づけてください。',
      ].join('\n'),
    };
  },
};
