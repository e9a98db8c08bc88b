/**
 * S7: how long an answer takes does not tell whether a name is known. Compared within one run,
 * each kind in turn, the quickest of each: a busy machine slows all of them alike.
 */
import { expect, test } from 'vitest';
import { buildCast, OFFICE, people } from '#tests/cast.ts';
import { openFresh } from '#tests/engines.ts';
import { giveKeys } from '#tests/keys.ts';
import { checkPassword } from './sign-in.server.ts';

const ROUNDS = 3;
/** A hash that is left out makes it a hundred times quicker. */
const MOST = 3;

test('unknown, left, not yet invited and known names take as long', async () => {
  const { db, close } = await openFresh('sqlite', buildCast);
  await giveKeys(db, 'nishida');
  await giveKeys(db, 'furuta'); // has left
  await db
    .deleteFrom('credential')
    .where('office_id', '=', OFFICE)
    .where('staff_id', '=', people.mori.id)
    .execute();
  const names = ['nishida', 'nobody', 'furuta', 'mori'];
  const quickest = new Map(names.map((name) => [name, Number.POSITIVE_INFINITY]));
  for (let round = 0; round < ROUNDS; round += 1)
    for (const name of names) {
      const given = {
        email: `${name}@example.jp`,
        password: 'x',
        address: `192.0.2.${round}`,
        device: null,
      };
      const begun = performance.now();
      const outcome = await checkPassword(db, given);
      const took = performance.now() - begun;
      expect(outcome).toEqual({ ok: false, waitMs: 0 });
      quickest.set(name, Math.min(took, quickest.get(name) ?? took));
    }
  const known = quickest.get('nishida') ?? 0;
  for (const [name, took] of quickest) {
    expect.soft([name, took / known < MOST, known / took < MOST]).toEqual([name, true, true]);
  }
  await close();
});
