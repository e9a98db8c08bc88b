import { describe, expect, test } from 'vitest';
import { hashPassword, isPassword } from './password.server.ts';
import { isObvious, newPassword } from './password.ts';

describe('a new password', () => {
  test.each([
    ['にわとりと自転車と月曜日', null],
    ['correct horse battery', null],
    ['みじかい', 'password'],
    ['あ'.repeat(129), 'password'],
    ['passwordpassword', 'password'],
    ['password123456', 'password'],
    ['111111111111', 'password'],
    ['abcabcabcabc', 'password'],
    ['qwertyuiop1234', 'password'],
    ['ｐａｓｓｗｏｒｄ１２３４', 'password'],
    ['engawaengawa1', 'password'],
    ['nishida@example', 'password'],
  ])('%s', (password, field) => {
    const form = newPassword(['nishida@example.jp', '西田 あゆみ']);
    const parsed = form.safeParse({ password, again: password });
    expect(parsed.error?.issues.map((i) => i.path[0]) ?? [null]).toEqual([field]);
  });

  test('is written twice', () => {
    const given = { password: 'にわとりと自転車と月曜日', again: 'にわとりと自動車と月曜日' };
    expect(newPassword().safeParse(given).error?.issues[0]?.path).toEqual(['again']);
  });

  test('is read in linear time', () => {
    expect(isObvious('01'.repeat(500))).toBe(true);
  });
});

describe('the hash', () => {
  test('knows its password, however it is typed, and no other', async () => {
    const hash = await hashPassword('ガラスの椅子 2026');
    expect(hash).toMatch(/^scrypt\$15\$8\$3\$/);
    expect(await isPassword('ｶﾞﾗｽの椅子 ２０２６', hash)).toBe(true);
    expect(await isPassword('ガラスの椅子 2027', hash)).toBe(false);
  });

  test('has its own salt', async () => {
    expect(await hashPassword('同じもの')).not.toBe(await hashPassword('同じもの'));
  });

  test.each([null, undefined, '', 'scrypt$15$8$3$$'])('%j lets nobody in', async (hash) => {
    expect(await isPassword('', hash)).toBe(false);
  });
});
