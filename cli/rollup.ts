import type { Db } from '#app/db/dialect.server.ts';
import { readAtOnce, targetOf } from '#app/db/open.server.ts';
import { foldAll } from '#app/features/figures/tally.server.ts';
import { type Fault, rebuildTally, verifyTally } from '#app/features/figures/verify.server.ts';
import { type Command, Misuse, readArgs } from './command.ts';
import { withDatabase } from './database.ts';

export const rollup: Command = {
  name: 'rollup',
  takes: '--verify | --rebuild',
  help: '見える化の集計を、記録から数えなおして確かめます（--verify）。違いがあれば 1 で終わります。--rebuild は集計をつくりなおします。',
  run: async (args) => {
    const { values } = readArgs(args, {
      verify: { type: 'boolean' },
      rebuild: { type: 'boolean' },
    });
    if (values.verify === values.rebuild)
      throw new Misuse('--verify か --rebuild の、どちらか一つを書いてください。');
    return withDatabase(async (db) => {
      const offices = await db.selectFrom('office').select(['id', 'name']).orderBy('id').execute();
      if (values.rebuild) for (const { id } of offices) await rebuildTally(db, id);
      await foldAll(db);
      const found: { name: string; sums: number; faults: Fault[] }[] = [];
      for (const { id, name } of offices) found.push({ name, ...(await at(db, id)) });
      const failed = found.some(({ faults }) => faults.length > 0);
      return {
        json: { ok: !failed, offices: found },
        text: found.flatMap(lines).join('\n') || '事業所はまだありません。',
        failed,
      };
    });
  },
};

const at = (db: Db, id: string) => readAtOnce(targetOf(db), (then) => verifyTally(then, id));

const MOST_SHOWN = 20;

function lines({ name, sums, faults }: { name: string; sums: number; faults: Fault[] }): string[] {
  if (faults.length === 0) return [`${name}: ${sums} 個の集計は、記録と合っています。`];
  return [
    `${name}: ${faults.length} 個の集計が、記録と合いません。「rollup --rebuild」でつくりなおせます。記録はそのままです。`,
    ...faults
      .slice(0, MOST_SHOWN)
      .map(({ place, kept, counted }) => `  ・${place}: 集計 ${kept}、記録 ${counted}`),
  ];
}
