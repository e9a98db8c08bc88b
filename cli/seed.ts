import { roleNames } from '#app/features/accounts/actor.ts';
import { openSampleOffice } from '#app/features/sample/open.server.ts';
import { type Command, Misuse, Refusal, readArgs } from './command.ts';
import { withDatabase } from './database.ts';

export const seed: Command = {
  name: 'seed',
  takes: '--sample',
  help: '見本の事業所を作ります。架空の市の、架空の人たちの2年分の記録です。',
  run: async (args) => {
    const { values } = readArgs(args, { sample: { type: 'boolean' } });
    if (!values.sample)
      throw new Misuse('作れるのは見本だけです。engawa seed --sample と書いてください。');
    return withDatabase(async (db) => {
      const there = await db
        .selectFrom('office')
        .select('name')
        .where('kind', '=', 'sample')
        .executeTakeFirst();
      if (there) throw new Refusal(`見本の事業所（${there.name}）はもうあります。`);
      const opened = await openSampleOffice(db, { files: true });
      const people = opened.staff.map(
        (s) => `  ${s.name}　${s.email}　${roleNames[s.role as keyof typeof roleNames]}`,
      );
      const text = [
        `見本の事業所を作りました。記録は ${opened.records} 件です。入れる人：`,
        ...people,
      ].join('\n');
      return { json: { ...opened }, text };
    });
  },
};
