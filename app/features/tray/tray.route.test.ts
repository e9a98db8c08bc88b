import { afterEach, describe, expect, test } from 'vitest';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, buildCast, OFFICE, type PersonName } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { type Office, openOffice } from '#tests/office.ts';
import { rowOf, saveRecord } from '../records/records.server.ts';
import { addComment } from '../reviews/comments.server.ts';
import { readTalk } from '../reviews/talk.server.ts';
import { readSettings, saveSettings } from '../settings/settings.server.ts';

const nishida = actorNamed('nishida');
const mori = actorNamed('mori');

onBothEngines('pages of looking', (_open, engine) => {
  let office: Office;
  afterEach(() => office.close());
  const ids = [newId(), newId(), newId()] as const;

  async function began() {
    office = await openOffice(engine, async (db) => {
      await buildCast(db);
      for (const [at, id] of ids.entries())
        await saveRecord(
          db,
          nishida,
          id,
          buildFields({
            occurredOn: `2026-11-0${at + 1}`,
            done: `した${at + 1}`,
            confidential: { who: '', detail: '内密の合言葉' },
          }),
        );
    });
  }
  const page = async (name: PersonName, path: string) =>
    (await (await office.as(name).get(path)).text()).replaceAll('<!-- -->', '');
  const add = (text: string) =>
    addComment(office.db, mori, { id: ids[0], staffId: nishida.staffId }, newId(), text);
  const seen = (n: number) => `${ids[n]}.1`;

  test('the tray shows the shared part alone, the keys at the first', async () => {
    await began();
    const html = await page('mori', '/tray');
    for (const text of ['3件あります', 'した1', 'した2', 'した3']) expect(html).toContain(text);
    expect(html).not.toContain('合言葉');
    expect(html.match(/data-key="c"/g)).toHaveLength(1);
    expect(html).toContain(`data-start="r-${ids[0]}"`);
    const second = await page('mori', `/tray?at=${ids[1]}`);
    expect(second).toContain(`data-start="r-${ids[1]}"`);
  });

  test('a mark leads on to the next and can be taken back', async () => {
    await began();
    const back = `/tray?at=${ids[1]}`;
    const came = await office.as('mori').post('/tray', { intent: 'look', seen: seen(0), back });
    const to = came.headers.get('location') ?? '';
    expect(to).toMatch(new RegExp(`^/tray\\?at=${ids[1]}&done=.*#r-${ids[1]}$`));
    const html = await page('mori', to.replace(/#.*/, ''));
    expect(html).toContain('2件あります');
    const at = new URL(to, 'http://x').searchParams.get('done') ?? '';
    await office.as('mori').post('/tray', { intent: 'undo', at, back: '/tray' });
    expect(await page('mori', '/tray')).toContain('3件あります');
  });

  test('all of a page at once, and a record from its own page', async () => {
    await began();
    const form = { intent: 'look', seen: [seen(0), seen(1)], back: '/tray' };
    const came = await office.as('mori').post('/tray', form);
    expect(await page('mori', came.headers.get('location') ?? '')).toContain('2件を確認しました');
    const back = `/records/${ids[2]}`;
    const own = await office.as('mori').post('/tray', { intent: 'look', seen: seen(2), back });
    expect(own.headers.get('location')).toBe(back);
    expect(await page('mori', '/tray')).toContain('確認を待つ記録はありません');
  });

  test('きょう tells a manager how many wait, nobody else', async () => {
    await began();
    expect(await page('mori', '/')).toContain('確認を待つ記録が3件あります');
    for (const name of ['nishida', 'sasaki', 'ichikawa'] as const)
      expect(await page(name, '/')).not.toContain('確認を待つ');
  });

  describe('確認待ち in the list of records and in what is found', () => {
    const marks = async (name: PersonName, path = '/records') =>
      (await page(name, path)).match(/waits-mark/g)?.length ?? 0;
    const looking = async (changed: object) => {
      const { stamp, ...now } = await readSettings(office.db, OFFICE);
      const review = { ...now.review, ...changed };
      await saveSettings(office.db, { ...mori }, stamp, { ...now, review });
    };

    test('stands with what waits, for the writer and for managers', async () => {
      await began();
      await office.as('mori').post('/tray', { intent: 'look', seen: seen(0), back: '/tray' });
      for (const name of ['mori', 'nishida'] as const) {
        expect(await marks(name)).toBe(2);
        expect(await marks(name, '/search?q=した')).toBe(2);
      }
      for (const name of ['higashi', 'kobayashi', 'sasaki', 'ichikawa'] as const)
        expect(await marks(name)).toBe(0);
    });

    test('begins where the office begins to look, and not at all where it does not', async () => {
      await began();
      await looking({ from: '2026-11-03' });
      expect(await marks('nishida')).toBe(1);
      await looking({ on: false });
      expect([await marks('mori'), await marks('nishida')]).toEqual([0, 0]);
    });

    test('is not with what came in from an old log', async () => {
      await began();
      const old = office.db.updateTable('record').set({ looked: 1 });
      await old.where('office_id', '=', OFFICE).execute();
      expect(await marks('mori')).toBe(0);
    });
  });

  test('who looked and whether it changed since stands with those who know it whole', async () => {
    await began();
    await office.as('mori').post('/tray', { intent: 'look', seen: seen(0), back: '/tray' });
    const path = `/records/${ids[0]}`;
    expect(await page('nishida', path)).toContain('森 和子さんが、');
    await office.db
      .updateTable('record')
      .set({ version: 2 })
      .where('office_id', '=', OFFICE)
      .where('id', '=', ids[0])
      .execute();
    expect(await page('nishida', path)).toContain('確認のあと直しました。');
    for (const name of ['higashi', 'sasaki', 'ichikawa'] as const)
      expect(await page(name, path)).not.toMatch(/確認のあと|に確認しました/);
  });

  describe('a word (S3)', () => {
    const places = ['/', '/records', '/records?q=合言葉', '/search?q=合言葉', '/tray', '/audit'];

    test.each(['higashi', 'sasaki', 'ichikawa', 'tonari'] as const)(
      'is nowhere for %s',
      async (name) => {
        await began();
        await add('合言葉のひとこと');
        const paths = [...places, `/records/${ids[0]}`, `/records/${ids[0]}/comments`];
        for (const path of paths) {
          const html = await page(name, path);
          // What one looked for oneself is no find.
          expect(html.replace(/q=[^"&]*|value="合言葉"|「合言葉」/g, '')).not.toContain(
            '合言葉のひと',
          );
        }
      },
    );

    test('is with the writer, on きょう until read, and answered', async () => {
      await began();
      await add('合言葉のひとこと');
      const path = `/records/${ids[0]}`;
      expect(await page('nishida', '/')).toContain('合言葉のひとこと');
      expect(await page('nishida', path)).toContain('合言葉のひとこと');
      const form = { intent: 'add', id: newId(), text: '返事です' };
      const came = await office.as('nishida').post(`${path}/comments`, form);
      expect(came.headers.get('location')).toBe(path);
      expect(await page('nishida', '/')).not.toContain('合言葉');
      expect(await page('mori', '/')).toContain('返事です');
      await office.as('mori').post(`${path}/comments`, { intent: 'read', back: '/' });
      expect(await page('mori', '/')).not.toContain('返事です');
    });

    test('sent with the mark leads on to the next', async () => {
      await began();
      const form = {
        intent: 'add-look',
        id: newId(),
        text: 'よい。',
        seen: seen(0),
        next: ids[1],
        back: `/tray?at=${ids[0]}&word=1`,
      };
      const came = await office.as('mori').post(`/records/${ids[0]}/comments`, form);
      expect(came.headers.get('location')).toMatch(new RegExp(`^/tray\\?at=${ids[1]}&done=`));
      expect((await rowOf(office.db, OFFICE, ids[0]))?.looked).toBe(1);
    });

    test('by who is no manager marks nothing', async () => {
      await began();
      const form = { intent: 'add-look', id: newId(), text: 'よい。', seen: seen(0) };
      await office.as('kobayashi').post(`/records/${ids[0]}/comments`, form);
      expect((await rowOf(office.db, OFFICE, ids[0]))?.looked).toBe(0);
    });

    test.each([
      [{ text: ' ' }, 'ひとことを書いてください。'],
      [{ text: 'あ'.repeat(1001) }, '1000字までにしてください。'],
      [{ id: 'x', text: 'よい。' }, '開きなおして'],
    ])('comes back with what was typed (%#)', async (changed, message) => {
      await began();
      const form = { intent: 'add', id: newId(), back: '/tray', ...changed };
      const came = await office.as('mori').post(`/records/${ids[0]}/comments`, form);
      expect(came.status).toBe(422);
      const html = await came.text();
      expect(html).toContain(message);
      expect(html).toContain(form.text.trim());
      expect((await readTalk(office.db, OFFICE, ids[0])).comments).toEqual([]);
    });
  });

  test('where the office does without, the pages are not there', async () => {
    await began();
    await add('合言葉のひとこと');
    const { stamp, ...now } = await readSettings(office.db, OFFICE);
    const review = { ...now.review, on: false };
    await saveSettings(office.db, { ...mori }, stamp, { ...now, review });
    for (const path of ['/tray', `/records/${ids[0]}/comments`])
      expect((await office.as('mori').get(path)).status).toBe(404);
    expect((await office.as('mori').post('/tray', { intent: 'look', seen: seen(0) })).status).toBe(
      404,
    );
    for (const path of ['/', `/records/${ids[0]}`])
      expect(await page('nishida', path)).not.toMatch(/合言葉のひと|確認とひとこと/);
  });
});
