import { describe, expect, test } from 'vitest';
import { who } from '#app/features/accounts/here.server.ts';
import { keepDraft } from '#app/features/drafts/drafts.server.ts';
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
      ['tonari', ['地域を取り込む', '活動計画を書く']],
      ['nishida', []],
      ['ichikawa', []],
    ] as const)('for %s', async (name, labels) => {
      expect((await today(name)).first.map((s) => s.label)).toEqual(labels);
    });
  });

  test('a report that was not saved waits among what one began to write', async () => {
    const db = await open();
    await buildCast(db);
    const [nishida, id] = [actorNamed('nishida'), newId()];
    await keepDraft(db, who(nishida), id, { report: '1', version: '3', title: '4月 西部' }, 1);
    const { data } = await call(loader, { db, actor: nishida });
    expect(data).toMatchObject({
      drafts: { shown: [{ text: '4月 西部', href: `/reports/${id}/edit?draft=1` }] },
    });
  });

  test('a viewer is not asked to write', async () => {
    expect((await today('ichikawa')).mayWrite).toBe(false);
  });
});
