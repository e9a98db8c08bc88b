import { expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { who } from '#app/features/accounts/here.server.ts';
import { keepDraft } from '#app/features/drafts/drafts.server.ts';
import { takeFile } from '#app/features/files/take.server.ts';
import { editRecord } from '#app/features/records/edits.server.ts';
import { removeRecord, saveRecord } from '#app/features/records/records.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildGiven } from '#tests/build-file.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, areas, buildCast } from '#tests/cast.ts';
import { buildThings, permissions } from '#tests/permissions.ts';
import { inHouse } from './office.ts';

/** Nobody writes these by chance: the person, the story, what stood there before, what is not saved yet. */
const canaries = [
  '金糸雀一号坂の上の人',
  '金糸雀二号雨戸が開かない',
  '金糸雀三号前に書いた話',
  '金糸雀四号消した記録の話',
  '金糸雀五号書きかけの話',
  '金糸雀六号玄関の写真',
  '金糸雀七号の家',
];
const [
  person = '',
  story = '',
  before = '',
  removed = '',
  typed = '',
  caption = '',
  fileName = '',
] = canaries;
/** The beginning that all have: what somebody might look for. */
const guess = '金糸雀';

const shut = newId();
const gone = newId();
const photo = newId();
const east = { areaId: areas.hon1.id, done: '坂の上の家を訪ねた。' };

/** A viewer, the administrator, the worker of the other area, somebody of the next town, nobody. */
const outsiders = ['ichikawa', 'sasaki', 'nishida', 'tonari', null];

inHouse('what is confidential in the east (S3)', withSecrets, (house) => {
  test.each(outsiders)('is on no page for %s', async (name) => {
    for (const path of everyPath()) {
      const { body } = await house.ask(name, path);
      expect(canariesIn(body), path).toEqual([]);
    }
  });

  test.each(outsiders)('is not found by %s, nor counted', async (name) => {
    for (const path of [
      `/search?q=${guess}`,
      `/records?q=${guess}`,
      `/records?q=${guess}&removed=1`,
    ]) {
      const { body } = await house.ask(name, path);
      expect(canariesIn(body), path).toEqual([]);
      expect(body).not.toContain('坂の上の家を訪ねた');
      expect(body).not.toMatch(/内密の欄にあります|の写真・ファイルにあります|写真・ファイル（/);
      expect(body).not.toMatch(new RegExp(`${guess}」は[1-9]|行動記録（[1-9]`));
    }
  });

  test('is not in the audit, not even for who may read it', async () => {
    for (const name of ['mori', 'sasaki']) {
      const { status, body } = await house.ask(name, '/audit');
      expect(status).toBe(200);
      expect(canariesIn(body)).toEqual([]);
    }
  });

  test('is there for the worker of the area, and 操作の記録 says who looked (S6)', async () => {
    const page = await house.page('higashi');
    await page.goto(`/records/${shut}`);
    const part = page.getByRole('region', { name: '内密の欄' });
    await part.getByText(person).waitFor();
    await part.getByText(story).waitFor();
    await page.goto(`/search?q=${guess}`);
    await page.getByRole('link', { name: /内密の欄にあります/ }).waitFor();
    await page.getByRole('link', { name: /の写真・ファイルにあります/ }).click();
    await part.getByText(person).waitFor();
    await page.getByRole('img', { name: caption }).waitFor();

    const audit = await house.page('sasaki');
    await audit.goto(`/audit?thing=record&id=${shut}`);
    const row = audit.getByRole('row').filter({ hasText: '内密の欄を見ました' });
    await row
      .getByText(/東 健一さんが、/)
      .first()
      .waitFor();
    const looks = audit.getByRole('row').filter({ hasText: '内密の写真・ファイルを見ました' });
    await looks.first().waitFor();
  });

  test('is not in what the server writes to its output', () => {
    expect(canariesIn(house.log())).toEqual([]);
  });
});

const canariesIn = (text: string) => canaries.filter((canary) => text.includes(canary));

/** Every address of the site map, and the ways that lead to these records. */
function everyPath(): string[] {
  const listed = permissions.filter((line) => line.method === 'GET').map((line) => line.path);
  const around = [shut, gone].flatMap((id) => [
    `/records/${id}`,
    `/records/${id}?saved=1`,
    `/records/${id}/edit`,
    `/records/${id}/edit?draft=1`,
    `/records/${id}/removal`,
    `/records/${id}/files`,
    ...['', '/small', '/edit', '/removal'].map((end) => `/records/${id}/files/${photo}${end}`),
    `/records/new?from=${id}`,
    `/records/new?draft=${id}`,
  ]);
  const lists = [`/records?area=${areas.east.id}`, '/records?removed=1', `/?area=${areas.east.id}`];
  return [...new Set([...listed, ...around, ...lists])];
}

async function withSecrets(db: Db): Promise<void> {
  await buildCast(db);
  await buildThings(db);
  const higashi = actorNamed('higashi');
  const first = buildFields({ ...east, confidential: { who: person, detail: before } });
  await saveRecord(db, higashi, shut, first);
  const second = { ...first, confidential: { who: person, detail: story } };
  await editRecord(db, higashi, shut, 1, second);
  const third = buildFields({ ...east, confidential: { who: removed, detail: removed } });
  await saveRecord(db, higashi, gone, third);
  await removeRecord(db, higashi, gone, '二重に書いた');
  for (const [recordId, more] of [
    [shut, { id: photo, caption }],
    [gone, { caption: fileName }],
  ] as const)
    await takeFile(
      db,
      higashi,
      buildGiven({ recordId, name: `${fileName}.png`, room: 'confidential', ...more }),
    );
  await keepDraft(db, who(higashi), shut, { version: '2', detail: typed, who: typed }, 1);
}
