import type { KyselyPlugin } from 'kysely';
import { expect, test } from 'vitest';
import { buildCast } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { health } from './health.server.ts';

onBothEngines('health', (open) => {
  const failing = (code: string, kinds: string[]): KyselyPlugin => ({
    transformQuery: ({ node }) => {
      if (kinds.includes(node.kind)) throw Object.assign(new Error('no'), { code });
      return node;
    },
    transformResult: async ({ result }) => result,
  });

  test('is good, and really writes a line', async () => {
    const db = await open(buildCast);
    expect(await health(db)).toMatchObject({ wrong: null, schema: expect.any(String) });
    const lines = db.selectFrom('sign_in_try').select('id').where('key', '=', 'healthz');
    const [first, ...more] = await lines.execute();
    expect(more).toEqual([]);
    await health(db, Date.now() + 60_000);
    expect(await lines.execute()).not.toEqual([first]);
    expect(await lines.execute()).toHaveLength(1);
  });

  test.each([
    ['read', 'SQLITE_CORRUPT', ['SelectQueryNode', 'RawNode', 'InsertQueryNode']],
    ['write', 'SQLITE_READONLY', ['InsertQueryNode']],
    ['full', 'SQLITE_FULL', ['InsertQueryNode']],
  ])('says %s', async (wrong, code, kinds) => {
    const db = (await open(buildCast)).withPlugin(failing(code, kinds));
    expect(await health(db)).toMatchObject({ wrong });
  });

  test('is found out once, however often somebody asks', async () => {
    const db = await open(buildCast);
    const [first, again] = [health(db, 1000), health(db, 9000)];
    expect(again).toBe(first);
    expect(health(db, 12_000)).not.toBe(first);
    await Promise.all([first, health(db, 12_000)]);
  });
});
