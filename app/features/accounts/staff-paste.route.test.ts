import { describe, expect, test } from 'vitest';
import { call } from '#tests/call.ts';
import { actorNamed, buildCast, OFFICE } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { notes } from '#tests/notes.ts';
import { findInvitation } from './invitations.server.ts';
import { pastedStaff } from './paste.ts';
import * as page from './staff-paste.tsx';

const known = { own: new Set(['mori@example.jp']), others: new Set(['tonari@example.jp']) };
const roleMessage =
  '役割は「CSW」「CN」「管理職」「システム係」「閲覧者」のどれかで書いてください。';

describe('people pasted', () => {
  const line = (text: string) => pastedStaff(text, known).lines[0];

  test.each([
    ['佐藤 花\tさとう\tsato@example.jp\tCSW', { email: 'sato@example.jp', role: 'csw' }],
    [
      '佐藤　花\t\tＳａｔｏ＠example.jp\tｃｓｗ',
      { name: '佐藤 花', email: 'sato@example.jp', role: 'csw' },
    ],
    [
      '佐藤\t\tmailto:SATO@example.jp\t地域担当職員（CSW）',
      { email: 'sato@example.jp', role: 'csw' },
    ],
    ['役割,メール,氏名\n管理職,a@example.jp,佐藤', { name: '佐藤', role: 'manager', kana: '' }],
    ['佐藤\tさとう\ta@example.jp\tシステム係', { role: 'admin' }],
    ['佐藤\tさとう\ta@example.jp\t閲覧者', { role: 'viewer' }],
    ['佐藤\tさとう\ta@example.jp\tコーディネーター', { role: 'cn' }],
  ])('%j is taken', (text, value) => {
    expect(line(text)).toMatchObject({ outcome: 'add', value });
  });

  test.each([
    ['佐藤\tさとう\ta@example.jp\t係長', roleMessage],
    ['佐藤\tさとう\ta@example.jp', roleMessage],
    ['\tさとう\ta@example.jp\tCSW', '名前を書いてください。'],
    ['佐藤\tさとう\tこれから\tCSW', 'メールアドレスの形になっていません。例：tanaka@example.jp'],
    ['佐藤\tさとう\ttonari@example.jp\tCSW', 'このメールアドレスは、もう使われています。'],
    ['佐藤\tさとう\ta@example.jp\tCSW\t内線5', '列が多すぎます。'],
  ])('%j is not', (text, message) => {
    expect(line(text)).toMatchObject({ outcome: 'wrong', message });
  });

  test('who is here stays, and one address is taken once', () => {
    expect(line('森\t\tMori@example.jp\t閲覧者')).toMatchObject({ outcome: 'same' });
    const { lines } = pastedStaff('甲\t\ta@example.jp\tCN\n乙\t\tA@example.jp\tCN', known);
    expect(lines[1]).toMatchObject({
      outcome: 'wrong',
      message: 'メールアドレスが1行目と同じです。',
    });
  });
});

onBothEngines('people pasted', (open) => {
  const text =
    '佐藤 花\tさとう\tsato@example.jp\tCSW\n森\t\tmori@example.jp\t閲覧者\n隣\t\ttonari@example.jp\tCN\n鈴木\t\tsuzuki@example.jp\t閲覧者';
  const form = { intent: 'save', text, looked: text };
  const sasaki = actorNamed('sasaki');

  test('are invited in one go, each with a link of their own; the others stay as they are', async () => {
    const db = await open(buildCast);
    const look = await call(page.action, { db, actor: sasaki, form: { intent: 'look', text } });
    const { lines } = (look.data as { look: { lines: { outcome: string }[] } }).look;
    expect(lines.map(({ outcome }) => outcome)).toEqual(['add', 'same', 'wrong', 'add']);
    expect(await notes(db)).toEqual([]);
    const came = await call(page.action, { db, actor: sasaki, form });
    const { shown } = came.data as { shown: { name: string; link: string; email: string }[] };
    expect(shown.map(({ name }) => name)).toEqual(['佐藤 花', '鈴木']);
    for (const { link, email } of shown) {
      const token = link.split('/').at(-1) ?? '';
      expect(await findInvitation(db, token)).toMatchObject({ email, officeId: OFFICE });
    }
    const verbs = await notes(db);
    expect(verbs.filter((verb) => verb === 'staff.invite')).toHaveLength(2);
    expect(verbs.at(-1)).toBe('staff.paste');
    const mori = await db
      .selectFrom('staff')
      .select('role')
      .where('email', '=', 'mori@example.jp')
      .executeTakeFirst();
    expect(mori?.role).toBe('manager');
  });

  test.each(['mori', 'nishida', 'ichikawa'] as const)('by %s is refused', async (name) => {
    const db = await open(buildCast);
    const actor = actorNamed(name);
    expect((await call(page.action, { db, actor, form })).status).toBe(403);
    expect((await call(page.loader, { db, actor })).status).toBe(403);
    expect(await notes(db)).toEqual([]);
  });
});
