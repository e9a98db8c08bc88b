import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { passphraseOf } from './passphrase.ts';

const folder = mkdtempSync(join(tmpdir(), 'engawa-passphrase-'));
const file = join(folder, 'passphrase');
writeFileSync(file, '縁側でのんびりお茶を飲む\r\n');
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  [{ BACKUP_PASSPHRASE: ' engawa to ocha 1 ' }, 'engawa to ocha 1'],
  [{ BACKUP_PASSPHRASE: 'ｅｎｇａｗａ　ｔｏ　ｏｃｈａ　１' }, 'engawa to ocha 1'],
  [{ BACKUP_PASSPHRASE_FILE: file }, '縁側でのんびりお茶を飲む'],
])('%j', (env, passphrase) => {
  expect(passphraseOf(env)).toBe(passphrase);
});

test.each([
  [{}, /合言葉がありません.*決めてください/],
  [{ BACKUP_PASSPHRASE: '  ' }, /合言葉がありません/],
  [{ BACKUP_PASSPHRASE: 'short' }, /短すぎます.*12字以上/],
  [{ BACKUP_PASSPHRASE_FILE: `${file}.none` }, /合言葉のファイルが読めません.*確かめてください/],
])('%j is refused in a sentence that does not say it', (env, sentence) => {
  expect(() => passphraseOf(env)).toThrow(sentence);
  expect(() => passphraseOf(env)).not.toThrow('short。');
});
