import { describe, expect, test } from 'vitest';
import { saveRecord } from '#app/features/records/records.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from '#tests/build-record.ts';
import { call } from '#tests/call.ts';
import { actorNamed, buildCast, type PersonName } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { loader } from './page.tsx';

type Today = { late: { shown: { id: string }[] }; first: { label: string }[]; mayWrite: boolean };

onBothEngines('きょう', (open) => {
  async function today(name: PersonName, fill = buildCast): Promise<Today> {
    const db = await open();
    await fill(db);
    const late = buildFields({ nextStep: '電話', nextOn: '2026-01-10', occurredOn: '2026-01-01' });
    if (name === 'nishida') await saveRecord(db, actorNamed('nishida'), newId(), late);
    return (await call(loader, { db, actor: actorNamed(name) })).data as Today;
  }

  test('shows what is late to the one whose it is', async () => {
    expect((await today('nishida')).late.shown).toHaveLength(1);
    expect((await today('higashi')).late.shown).toHaveLength(0);
  });

  describe('the first steps of an office', () => {
    test.each([
      ['sasaki', ['活動計画を書く']],
      ['mori', ['活動計画を書く']],
      ['tonari', ['地域を取りこむ', '活動計画を書く']],
      ['nishida', []],
      ['ichikawa', []],
    ] as const)('for %s', async (name, labels) => {
      expect((await today(name)).first.map((s) => s.label)).toEqual(labels);
    });
  });

  test('a viewer is not asked to write', async () => {
    expect((await today('ichikawa')).mayWrite).toBe(false);
  });
});
